package doudi.complaint;

import java.time.Instant;

/**
 * The order of a queue as one text that sorts: deadline, then vulnerable needs, then repeat trips, then age, then id (decision 0004).
 * Stored with a waiting complaint, so that a page, the next call and a position are all one look into one index.
 */
final class Urgency {
  private Urgency() {}

  static String of(Instant due, boolean vulnerable, int tries, Instant filedAt, ComplaintId id) {
    return padded(due.getEpochSecond(), 11) + '|' + (vulnerable ? 0 : 1) + '|' + padded(99 - tries, 2) + '|'
        + padded(filedAt.toEpochMilli(), 14) + '|' + id.value();
  }

  private static String padded(long number, int digits) {
    String plain = Long.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }
}
