package doudi.complaint;

import java.time.Instant;

/**
 * The order of a queue as one text that sorts: deadline, then vulnerable needs, then repeat trips, then age, then id (decision 0004).
 * Stored
 * with a waiting complaint, so that a page, the next call and a position are all one look into one index.
 */
final class Urgency {
  private Urgency() {}

  static String of(Instant due, boolean vulnerable, int tries, Instant filedAt, ComplaintId id) {
    return "%011d|%d|%02d|%014d|%s".formatted(due.getEpochSecond(), vulnerable ? 0 : 1, 99 - tries, filedAt.toEpochMilli(), id.value());
  }
}
