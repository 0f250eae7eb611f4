package doudi.identity;

import io.vertx.core.Future;
import java.time.Instant;

/** Tells whose a bearer token is. */
public interface TokenVerifier {
  /**
   * @param staff whether {@code subject} is an account name; else it is a resident id
   * @param issuedAt UTC, whole milliseconds
   */
  record Bearer(String subject, boolean staff, Instant issuedAt) {}

  /** Fails with Refusal UNAUTHENTICATED {@code invalid-token} for a forged, expired or foreign token. */
  Future<Bearer> verify(String token);
}
