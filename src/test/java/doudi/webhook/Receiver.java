package doudi.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A platform owner's own server: notes what it gets and answers as a test wants it. */
final class Receiver implements AutoCloseable {
  /** One request as it came. */
  record Got(Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).findFirst().orElseThrow().getValue().get(0);
    }
  }

  final List<Got> got = new CopyOnWriteArrayList<>();
  volatile int status = 204;
  volatile int slowMillis;
  volatile String location;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?from=doudi";
  }

  private void answer(HttpExchange exchange) throws IOException {
    got.add(new Got(Map.copyOf(exchange.getRequestHeaders()), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    try {
      TimeUnit.MILLISECONDS.sleep(slowMillis);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    if (location != null) exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
