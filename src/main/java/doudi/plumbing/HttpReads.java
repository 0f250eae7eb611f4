package doudi.plumbing;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/** Addresses that are only read: HEAD is answered as GET is, and the server leaves the body out. */
public final class HttpReads {
  private HttpReads() {}

  public static Route of(Router router, String path) {
    return router.get(path).method(HttpMethod.HEAD);
  }

  static Route matching(Router router, String regex) {
    return router.getWithRegex(regex).method(HttpMethod.HEAD);
  }
}
