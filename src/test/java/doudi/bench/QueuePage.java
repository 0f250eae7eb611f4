package doudi.bench;

import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** A clerk looks at the first page of a window's queue. */
record QueuePage(String url, String token) implements Scenario {
  @Override
  public String name() {
    return "GET queue page";
  }

  @Override
  public Call next(int connection) {
    return new Call(HttpMethod.GET, url, Map.of("Authorization", "Bearer " + token), null);
  }
}
