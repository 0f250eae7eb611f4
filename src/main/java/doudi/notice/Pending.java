package doudi.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notice whose push is not over.
 *
 * @param pushAt when it was next due when it was read; a change names it
 * @param deliveries to phones that have been tried
 */
record Pending(Notice notice, Instant pushAt, List<Delivery> deliveries) {
  /** What became of a push as a whole, where it did not go out to the phones it could have gone to. */
  enum End { DONE, MUTED, NO_PHONE, GATHERED, TOO_OLD }

  /** Whether it is no news any more. */
  boolean isOld(Instant now, Duration news) {
    return notice.at().isBefore(now.minus(news));
  }

  /** The phone as tried so far. */
  Delivery to(String device, Instant now) {
    return deliveries.stream().filter(one -> one.device().equals(device)).findFirst().orElseGet(() -> Delivery.waiting(device, now));
  }

  /** What has happened before, with what has happened now in its place. */
  List<Delivery> with(List<Delivery> changed) {
    List<String> again = changed.stream().map(Delivery::device).toList();
    return Stream.concat(deliveries.stream().filter(one -> !again.contains(one.device())), changed.stream()).toList();
  }
}
