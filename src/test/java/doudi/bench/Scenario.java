package doudi.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** One kind of request. All calls come from one event loop. */
interface Scenario {
  record Call(HttpMethod method, String url, Map<String, String> headers, Buffer body) {}

  String name();

  /** The next request of this connection. */
  Call next(int connection);

  /** Every 2xx answer, in warm-ups too. */
  default void acknowledged(int connection, HttpClientResponse answer, Buffer body) {}

  /** Every request without a 2xx answer, in warm-ups too. */
  default void failed(int connection) {}
}
