package doudi.support;

import io.vertx.core.json.JsonObject;

/** Complaints as residents send them. */
public final class Complaints {
  private Complaints() {}

  /** In own words only: goes to the city's own window. */
  public static JsonObject inOwnWords() {
    return new JsonObject().put("narrative", "手机上点了半天也点不进去，到底要去哪里办？");
  }

  /** About a service that the demo city has. */
  public static JsonObject about(String serviceId) {
    return new JsonObject().put("narrative", "网上申请三次都被退回，说没有近期社保，可我一直在交。").put("serviceId", serviceId)
        .put("failureKind", "wrongly-refused").put("attempt", new JsonObject().put("step", "提交申请").put("tries", 3));
  }

  public static JsonObject words(String words) {
    return new JsonObject().put("words", words);
  }

  public static JsonObject done() {
    return new JsonObject().put("outcome", "done").put("words", "已经在窗口办好了。").put("cause", "wrongly-refused");
  }

  public static JsonObject outcome(String outcome) {
    return new JsonObject().put("outcome", outcome);
  }
}
