package doudi.identity;

import doudi.plumbing.Lately;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tokens that this installation signs itself (HS256), for staff and for device accounts. */
public final class LocalTokenVerifier implements TokenVerifier {
  private static final String STAFF = "staff";
  /** Tokens that are not checked anew: whoever calls, calls again. */
  private static final int KEPT = 20_000;

  private final JWTAuth jwt;
  private final Clock clock;
  private final Lately<String, Signed> verified = new Lately<>(KEPT);

  /** What one of our own tokens says. */
  private record Signed(Bearer bearer, Instant expiresAt) {}

  public LocalTokenVerifier(Vertx vertx, Secrets secrets, Clock clock) {
    var key = new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Buffer.buffer(secrets.keyFor("token")));
    // The installation's clock decides on expiry, not the library's.
    this.jwt = JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key).setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
    this.clock = clock;
  }

  public String issue(Bearer bearer, Duration life) {
    var claims = new JsonObject().put("sub", bearer.subject()).put("use", bearer.staff() ? STAFF : "resident")
        .put("iat", bearer.issuedAt().getEpochSecond()).put("exp", bearer.issuedAt().plus(life).getEpochSecond())
            .put("at", bearer.issuedAt().toEpochMilli());
    return jwt.generateToken(claims, new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true));
  }

  @Override
  public Future<Bearer> verify(String token) {
    return verified.of(token).map(this::unexpired).orElseGet(() -> jwt.authenticate(new TokenCredentials(token))
        .transform(done -> done.failed() ? refused() : bearer(token, done.result().attributes().getJsonObject("accessToken"))));
  }

  private Future<Bearer> bearer(String token, JsonObject claims) {
    Long issued = claims.getLong("at");
    Long expires = claims.getLong("exp");
    if (issued == null || expires == null || claims.getString("sub") == null) return refused();
    var bearer = new Bearer(claims.getString("sub"), STAFF.equals(claims.getString("use")), Instant.ofEpochMilli(issued));
    var signed = new Signed(bearer, Instant.ofEpochSecond(expires));
    verified.note(token, signed, (before, same) -> same);
    return unexpired(signed);
  }

  private Future<Bearer> unexpired(Signed signed) {
    return clock.instant().isBefore(signed.expiresAt) ? Future.succeededFuture(signed.bearer) : refused();
  }

  private static Future<Bearer> refused() {
    return Future.failedFuture(Refusal.unauthenticated("invalid-token", "This sign-in is not valid or has ended; sign in again."));
  }
}
