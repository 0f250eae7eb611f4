package doudi.identity;

import com.google.firebase.auth.AuthErrorCode;
import com.google.firebase.auth.FirebaseAuth;
import com.google.firebase.auth.FirebaseAuthException;
import com.google.firebase.auth.FirebaseToken;
import doudi.plumbing.FirebaseConnection;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Residents who sign in with Firebase, besides everybody with a token of this installation. A token that says it is Firebase's is judged
 * by Firebase: signature, project, expiry and revocation; every other one by the local verifier. A good answer holds for a minute, so a
 * revoked token does too.
 */
public final class FirebaseTokenVerifier implements TokenVerifier {
  /** Before every resident id that comes from Firebase, so that it can never be a device account's. */
  public static final String PREFIX = "firebase:";
  private static final Logger log = LoggerFactory.getLogger(FirebaseTokenVerifier.class);
  private static final String ISSUER = "https://securetoken.google.com/";
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final Set<AuthErrorCode> NOT_GOOD = Set.of(AuthErrorCode.EXPIRED_ID_TOKEN, AuthErrorCode.INVALID_ID_TOKEN,
      AuthErrorCode.REVOKED_ID_TOKEN, AuthErrorCode.USER_DISABLED, AuthErrorCode.USER_NOT_FOUND, AuthErrorCode.TENANT_ID_MISMATCH);

  private record Known(Bearer bearer, Instant until) {}

  private final TokenVerifier local;
  private final FirebaseConnection connection;
  private final FirebaseAuth firebase;
  private final Clock clock;
  private final Map<String, Known> known = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
      return size() > MOST_REMEMBERED;
    }
  };

  /** @param local asked for every token that does not call itself Firebase's */
  public FirebaseTokenVerifier(TokenVerifier local, FirebaseConnection connection, Clock clock) {
    this.local = local;
    this.connection = connection;
    this.firebase = FirebaseAuth.getInstance(connection.app());
    this.clock = clock;
  }

  @Override
  public Future<Bearer> verify(String token) {
    JsonObject claims = claims(token);
    if (!claims.getValue("iss", "").toString().startsWith(ISSUER)) return local.verify(token);
    // The SDK breaks on a token that does not say when it was made and ends.
    if (!(claims.getValue("exp") instanceof Number && claims.getValue("iat") instanceof Number)) return Future.failedFuture(notGood());
    Instant now = clock.instant();
    Known found = remembered(token);
    if (found != null && found.until().isAfter(now)) return Future.succeededFuture(found.bearer());
    return connection.future(firebase.verifyIdTokenAsync(token, true)).map(good -> remember(token, good, now))
        .recover(failure -> Future.failedFuture(refusal(failure)));
  }

  private synchronized Known remembered(String token) {
    return known.get(token);
  }

  private synchronized Bearer remember(String token, FirebaseToken good, Instant now) {
    var bearer = new Bearer(PREFIX + good.getUid(), false, time(good, "iat"));
    Instant until = now.plus(REMEMBERED);
    known.remove(token);
    known.put(token, new Known(bearer, until.isBefore(time(good, "exp")) ? until : time(good, "exp")));
    return bearer;
  }

  private static Refusal notGood() {
    return Refusal.unauthenticated("invalid-token", "This sign-in is not valid or has ended; sign in again.");
  }

  private static Instant time(FirebaseToken good, String claim) {
    return Instant.ofEpochSecond(((Number) good.getClaims().get(claim)).longValue());
  }

  private static Refusal refusal(Throwable failure) {
    boolean bad = failure instanceof IllegalArgumentException
        || failure instanceof FirebaseAuthException said && said.getAuthErrorCode() != null && NOT_GOOD.contains(said.getAuthErrorCode());
    if (bad) return notGood();
    log.warn("Firebase does not say whether a token is good cause={}", failure.toString());
    return Refusal.unavailable("Firebase cannot be asked just now whether this sign-in is good. Try again in a moment.");
  }

  /** What the token says of itself, believed for nothing but whom to ask. */
  private static JsonObject claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) return new JsonObject();
    try {
      return new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DecodeException garbage) {
      return new JsonObject();
    }
  }
}
