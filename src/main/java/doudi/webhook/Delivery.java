package doudi.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One thing told to one receiver, under an id that never changes.
 *
 * @param since when it came up or was last asked for again; it is given up some days after
 * @param dueAt when to try next; null once it is over
 * @param status HTTP status of the last try; null when there was no answer or no try
 * @param reason why the last try failed, a code; null when none failed
 * @param body what is sent, the same at every try; null before the first
 */
public record Delivery(String id, String webhookId, String hotspotId, State state, int tries, Instant createdAt, Instant since,
    Instant dueAt, Integer status, String reason, String body) {
  /** Where it stands. */
  public enum State {
    WAITING, DELIVERED, GIVEN_UP;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(4);

  /** What becomes of it by the receiver's answer; a failed one waits, longer each time, until it is given up. */
  Delivery after(Reply reply, Instant now, double chance) {
    if (reply.accepted()) return ended(State.DELIVERED, reply);
    Duration wait = reply.retryAfter().filter(asked -> asked.compareTo(backOff(tries + 1, chance)) > 0).orElse(backOff(tries + 1, chance));
    Instant next = now.plus(wait);
    if (next.isAfter(since.plus(GIVEN_UP_AFTER))) return ended(State.GIVEN_UP, reply);
    return new Delivery(id, webhookId, hotspotId, State.WAITING, tries + 1, createdAt, since, next, reply.status(), reply.reason(), body);
  }

  private Delivery ended(State end, Reply reply) {
    return new Delivery(id, webhookId, hotspotId, end, tries + 1, createdAt, since, null, reply.status(), reply.reason(), body);
  }

  /** The same under way: if nothing more is heard of it, it is due again then. */
  Delivery underWay(String sent, Instant until) {
    return new Delivery(id, webhookId, hotspotId, State.WAITING, tries, createdAt, since, until, status, reason, sent);
  }

  /** Sent once more, as it was. */
  Delivery again(Instant now) {
    return new Delivery(id, webhookId, hotspotId, State.WAITING, 0, createdAt, now, now, status, reason, body);
  }

  /**
   * Doubling from 30 seconds to four hours, of which the later half is left to chance, so that not everything comes back at once.
   *
   * @param chance from 0 to 1
   */
  static Duration backOff(int tries, double chance) {
    long whole = Math.min(FIRST_WAIT.toMillis() << Math.min(tries - 1, 20), LONGEST_WAIT.toMillis());
    return Duration.ofMillis(whole / 2 + (long) (whole / 2 * chance));
  }
}
