package doudi.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * One notice on its way to the phones that do not have it yet.
 *
 * @param pushes one for each of these phones
 * @param started the deliveries as they stood before; in the order of the pushes
 */
record Letter(Pending pending, List<Push> pushes, List<Delivery> started) {

  static Letter of(PushPlan.Parcel parcel, Due due, PushWords words, Instant now) {
    var pushes = new ArrayList<Push>();
    var started = new ArrayList<Delivery>();
    for (String token : due.tokens()) {
      Delivery before = parcel.pending().to(Device.idOf(token), now);
      if (before.state().isOver()) continue;
      pushes.add(words.push(parcel, token, due.preferences().language()));
      started.add(before);
    }
    return new Letter(parcel.pending(), List.copyOf(pushes), List.copyOf(started));
  }

  /** The same under way: the notice as the store has it until the replies are there. */
  Letter underWay(Instant until) {
    return new Letter(new Pending(pending.notice(), until, pending.with(started)), pushes, started);
  }

  /**
   * What came of it.
   *
   * @param next when to try again those that were put off; empty when all is over
   */
  record Outcome(List<Delivery> deliveries, Optional<Instant> next) {}

  /** @param replies in the order of the pushes */
  Outcome outcome(List<PushReply> replies, Instant now, DoubleSupplier chance) {
    Instant end = pending.notice().at().plus(Notice.NEWS);
    var deliveries = new ArrayList<Delivery>();
    Instant next = null;
    for (int i = 0; i < started.size(); i++) {
      PushReply reply = replies.get(i);
      Duration wait = Delivery.backOff(started.get(i).tries() + 1, chance.getAsDouble());
      Instant again = now.plus(reply.notBefore().filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
      Delivery after = started.get(i).after(reply, now, again.isAfter(end));
      deliveries.add(after);
      if (after.state() == Delivery.State.RETRIED && (next == null || again.isBefore(next))) next = again;
    }
    return new Outcome(deliveries, Optional.ofNullable(next));
  }
}
