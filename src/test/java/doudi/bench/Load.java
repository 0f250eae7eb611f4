package doudi.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Closed-loop load from one event loop over exactly as many keep-alive connections as asked for. */
final class Load implements AutoCloseable {
  static final int ANSWER_SECONDS = 10;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context loop = vertx.getOrCreateContext();

  Round run(Scenario scenario, int connections, Duration warmUp, Duration measured) throws InterruptedException {
    var opened = new AtomicInteger();
    var client = vertx.httpClientBuilder()
        .with(new HttpClientOptions().setKeepAlive(true).setPipelining(false).setTcpNoDelay(true).setConnectTimeout(5000))
        .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections))
        .withConnectHandler(connection -> opened.incrementAndGet())
        .build();
    try {
      var closedLoop = new ClosedLoop(vertx, client, scenario, connections);
      var done = closedLoop.run(loop, warmUp, measured).toCompletionStage().toCompletableFuture();
      return done.get(warmUp.plus(measured).toMillis() + 1000L * (2 * ANSWER_SECONDS), TimeUnit.MILLISECONDS).opened(opened.get());
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(scenario.name() + " did not end", e);
    } finally {
      client.close();
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
