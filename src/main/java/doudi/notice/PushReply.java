package doudi.notice;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a push.
 *
 * @param reason a code for the figures, never a token
 * @param notBefore how long the other side asks to wait, if it does
 */
public record PushReply(Fate fate, String reason, Optional<Duration> notBefore) {
  /** Whether it arrived, and if not, what that means. */
  public enum Fate {
    SENT,
    /** The phone is no more; its token is to be forgotten. */
    GONE,
    /** It will never be taken, though the phone may be well; somebody should look. */
    REFUSED,
    /** Not now; to be tried again. */
    LATER
  }

  static PushReply of(Fate fate, String reason) {
    return new PushReply(fate, reason, Optional.empty());
  }
}
