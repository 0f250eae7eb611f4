package doudi.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered, or why it could not be asked.
 *
 * @param status null when there was no answer
 * @param reason null when it was accepted
 */
public record Reply(Integer status, String reason, Optional<Duration> retryAfter) {
  private static final int GONE = 410;

  static Reply failed(String reason) {
    return new Reply(null, reason, Optional.empty());
  }

  /** A redirect is not followed: whoever moves registers anew. */
  static Reply answered(int status, Optional<Duration> retryAfter) {
    String reason = status < 300 ? null : status < 400 ? "redirect" : status == GONE ? "gone" : "refused";
    return new Reply(status, reason, retryAfter);
  }

  boolean accepted() {
    return status != null && status >= 200 && status < 300;
  }

  boolean isGone() {
    return status != null && status == GONE;
  }
}
