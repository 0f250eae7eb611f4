package doudi.plumbing;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Listens with one event loop per core. */
public final class HttpListener {
  /** Longer than a proxy keeps a connection on which nothing is sent (nginx: 60), so that it never sends on one that is being closed. */
  private static final int IDLE_SECONDS = 75;
  private static final int DRAIN_SECONDS = 8;
  /** The longest words that may be sent in an address: 4000 letters of up to 12 bytes each once they are escaped. */
  private static final int LONGEST_LINE = 50 * 1024;

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  private HttpListener() {}

  /**
   * @param port 0 for any free one; then a single event loop listens
   * @param unreadable answers what is not a request that can be routed
   */
  public static Future<HttpListener> start(Vertx vertx, String host, int port, Router router, Handler<HttpServerRequest> unreadable) {
    var listener = new HttpListener();
    int loops = port == 0 ? 1 : Runtime.getRuntime().availableProcessors();
    var options = new HttpServerOptions().setHost(host).setPort(port).setIdleTimeout(IDLE_SECONDS).setCompressionSupported(true)
        .setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(16 * 1024);
    return vertx.deployVerticle(() -> listener.new Loop(options, router, unreadable), new DeploymentOptions().setInstances(loops))
        .map(listener);
  }

  public int port() {
    return servers.get(0).actualPort();
  }

  /** Takes no new connection and ends those open when their request is answered. */
  public Future<Void> stop() {
    return Future.join(servers.stream().map(server -> server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)).toList()).mapEmpty();
  }

  private final class Loop extends VerticleBase {
    private final HttpServerOptions options;
    private final Router router;
    private final Handler<HttpServerRequest> unreadable;

    private Loop(HttpServerOptions options, Router router, Handler<HttpServerRequest> unreadable) {
      this.options = options;
      this.router = router;
      this.unreadable = unreadable;
    }

    @Override
    public Future<?> start() {
      HttpServer server = vertx.createHttpServer(options).requestHandler(router).invalidRequestHandler(unreadable);
      servers.add(server);
      return server.listen();
    }
  }
}
