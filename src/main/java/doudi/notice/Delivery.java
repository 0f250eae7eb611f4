package doudi.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a notice has got on one phone.
 *
 * @param device a short hash of the phone's token
 * @param tries how often it was sent, with whatever success
 * @param reason why it stands as it does; a code, never a token
 */
public record Delivery(String device, State state, int tries, Instant at, String reason) {
  /** Where a delivery stands. */
  public enum State {
    WAITING, SENT, RETRIED, REFUSED, GIVEN_UP;

    boolean isOver() {
      return this == SENT || this == REFUSED || this == GIVEN_UP;
    }
  }

  static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  static Delivery waiting(String device, Instant now) {
    return new Delivery(device, State.WAITING, 0, now, "");
  }

  /** @param over whether a failure is the last one, because the notice is no news any more */
  Delivery after(PushReply reply, Instant now, boolean over) {
    State next = switch (reply.fate()) {
      case SENT -> State.SENT;
      case GONE, REFUSED -> State.REFUSED;
      case LATER -> over ? State.GIVEN_UP : State.RETRIED;
    };
    return new Delivery(device, next, tries + 1, now, reply.reason());
  }

  /**
   * How long to wait after so many tries: doubling from 30 seconds to 30 minutes, of which the later half is left to chance, so that not
   * everything comes back at once.
   *
   * @param chance from 0 to 1
   */
  static Duration backOff(int tries, double chance) {
    long whole = Math.min(FIRST_WAIT.toMillis() << Math.min(tries - 1, 10), LONGEST_WAIT.toMillis());
    return Duration.ofMillis(whole / 2 + (long) (whole / 2 * chance));
  }
}
