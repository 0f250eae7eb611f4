package doudi.identity;

import doudi.plumbing.Door;
import doudi.plumbing.Language;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The door of the API: reads the headers, asks {@link CallerDesk}, and lets in whose role the operation names. */
public final class CallerHandler implements Door {
  private static final String CALLER = "caller";
  private static final String BEARER = "Bearer ";

  private final CallerDesk desk;

  public CallerHandler(CallerDesk desk) {
    this.desk = desk;
  }

  public static Caller caller(Request request) {
    return request.left(CALLER);
  }

  @Override
  public Future<Void> admit(RoutingContext ctx, Terms terms) {
    return desk.identify(shown(ctx.request()), terms.alone()).compose(caller -> {
      if (!terms.roles().contains(caller.role().code())) return Future.failedFuture(outside(caller));
      ctx.put(CALLER, caller);
      return Future.succeededFuture();
    });
  }

  private static Refusal outside(Caller caller) {
    return caller.is(Role.ANONYMOUS)
        ? Refusal.unauthenticated("sign-in-required", "Sign in first.")
        : Refusal.forbidden("This is not for a caller in the role of " + caller.role().code() + ".");
  }

  private static CallerDesk.Shown shown(HttpServerRequest request) {
    Optional<String> bearer = Optional.ofNullable(request.getHeader("Authorization"))
        .map(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? header.substring(BEARER.length())
            .trim() : "not a bearer token");
    return new CallerDesk.Shown(bearer, Optional.ofNullable(request.getHeader("Api-Key")),
        Optional.ofNullable(request.getHeader("Claim-Code")),
        Language.of(request.getHeader("Accept-Language")));
  }
}
