package doudi.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Posts one delivery. Looks a name up itself and connects to the very address it judged, follows no redirect, reads no more than the head
 * of the answer, and gives up soon. Never fails: what went wrong is the reply.
 */
public final class HttpWebhookSender {
  private static final int CONNECT_MILLIS = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);
  private static final int SOCKETS_OF_ONE = 20;

  private final Vertx vertx;
  private final Receivers receivers;
  private final HttpClient client;

  /** @param demo receivers on this machine and in its network are good as well */
  public HttpWebhookSender(Vertx vertx, boolean demo) {
    this.vertx = vertx;
    this.receivers = new Receivers(demo);
    this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECT_MILLIS),
        new PoolOptions().setHttp1MaxSize(SOCKETS_OF_ONE));
  }

  Future<Reply> send(String url, Map<String, String> headers, String body) {
    if (receivers.fault(url).isPresent()) return Future.succeededFuture(Reply.failed("address-refused"));
    URI to = URI.create(url);
    return vertx.executeBlocking(() -> InetAddress.getAllByName(to.getHost()), false)
        .compose(found -> Stream.of(found).allMatch(receivers::admits) ? post(to, found[0], headers, body)
            : Future.succeededFuture(Reply.failed("private-address")))
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.succeededFuture(Reply.failed(reason(failure))));
  }

  private Future<Reply> post(URI to, InetAddress address, Map<String, String> headers, String body) {
    boolean tls = to.getScheme().equalsIgnoreCase("https");
    int port = to.getPort() > 0 ? to.getPort() : tls ? 443 : 80;
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    var options = new RequestOptions().setMethod(HttpMethod.POST).setSsl(tls).setHost(to.getHost()).setPort(port)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery()).setFollowRedirects(false)
        .setTimeout(PATIENCE.toMillis()).putHeader("content-type", "application/cloudevents+json").putHeader("user-agent", "doudi");
    headers.forEach(options::putHeader);
    return client.request(options).compose(request -> request.send(body).timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .map(HttpWebhookSender::reply).onComplete(done -> leave(request)));
  }

  /** Whatever else it would say is of no interest. */
  private static void leave(HttpClientRequest request) {
    request.reset();
  }

  private static Reply reply(HttpClientResponse response) {
    return Reply.answered(response.statusCode(), retryAfter(response.getHeader("retry-after")));
  }

  /** In seconds; the other spelling, a date, is taken for none. */
  private static Optional<Duration> retryAfter(String header) {
    if (header == null || !header.matches("\\d{1,9}")) return Optional.empty();
    Duration asked = Duration.ofSeconds(Long.parseLong(header));
    return Optional.of(asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED);
  }

  private static String reason(Throwable failure) {
    if (failure instanceof UnknownHostException) return "unknown-host";
    return failure instanceof TimeoutException || String.valueOf(failure.getMessage()).contains("timeout") ? "timeout" : "no-connection";
  }

  Future<Void> close() {
    return client.close();
  }
}
