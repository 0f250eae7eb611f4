package doudi.notice;

import doudi.plumbing.LeaseStore;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes what is due: longest due first, to the end, one node at a time. Before a push goes out the store says that it is under way and
 * when to look again, so a node that dies in between loses nothing: another pushes again, and the phone shows it once, the topic being
 * the same.
 */
public final class PushDesk {
  private static final Logger log = LoggerFactory.getLogger(PushDesk.class);
  private static final int PAGE = 500;
  private static final int CHUNK = 64;
  private static final Duration LEASE = Duration.ofMinutes(3);
  /** A push under way of which nothing was heard for so long is tried again. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);
  /** Fewer that fail together may be bad phones and no outage. */
  private static final int OUTAGE = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final PushStore store;
  private final DeviceStore devices;
  private final PhoneBookDesk phones;
  private final PushWords words;
  private final NoticeSender sender;
  private final LeaseStore leases;
  private final PushFigures figures;
  private final Clock clock;
  private final DoubleSupplier chance;
  private int outages;
  private Instant pausedUntil = Instant.EPOCH;

  /** @param chance numbers from 0 to 1 */
  public PushDesk(PushStore store, DeviceStore devices, PhoneBookDesk phones, PushWords words, NoticeSender sender, LeaseStore leases,
      PushFigures figures, Clock clock, DoubleSupplier chance) {
    this.store = store;
    this.devices = devices;
    this.phones = phones;
    this.words = words;
    this.sender = sender;
    this.leases = leases;
    this.figures = figures;
    this.clock = clock;
    this.chance = chance;
  }

  /** One round, if it is this node's turn and the other side is not down. How many notices it dealt with. */
  public Future<Integer> sweep() {
    return leases.take("push", now(), LEASE).compose(mine -> mine ? round() : Future.succeededFuture(0));
  }

  private Future<Integer> round() {
    Instant now = now();
    return store.oldest(now).compose(oldest -> {
      figures.waiting(oldest.map(since -> Duration.between(since, now).toSeconds()).orElse(0L));
      return oldest.isEmpty() || isPaused() ? Future.succeededFuture(0) : pages();
    });
  }

  private Future<Integer> pages() {
    Instant now = now();
    return store.due(now.plus(NoticeDesk.GATHERING), PAGE).compose(found -> {
      List<Pending> ready = ready(found, now);
      return phones.lookUp(ready).compose(dues -> deal(dues, now)).compose(dealt ->
          found.size() < PAGE || ready.isEmpty() || isPaused() ? Future.succeededFuture(ready.size())
              : renewed().compose(go -> pages()).map(more -> more + ready.size()));
    });
  }

  private Future<Void> renewed() {
    return leases.take("push", now(), LEASE).compose(mine -> mine
        ? Future.succeededFuture() : Future.failedFuture(Refusal.unavailable("another node pushes now")));
  }

  /** What is due now, and what comes due a moment later for the same people, so that it goes along. */
  private static List<Pending> ready(List<Pending> found, Instant now) {
    Set<?> people = found.stream().filter(one -> !one.pushAt().isAfter(now)).map(one -> one.notice().person()).collect(Collectors.toSet());
    return found.stream().filter(one -> people.contains(one.notice().person())).toList();
  }

  private Future<Void> deal(List<Due> dues, Instant now) {
    var noted = new ArrayList<Future<?>>();
    var letters = new ArrayList<Letter>();
    for (Due due : dues) {
      var plan = PushPlan.of(due.notices(), due.preferences(), !due.tokens().isEmpty(), now);
      plan.later().forEach(one -> noted.add(store.later(one, one.deliveries(), QuietHours.end(now))));
      plan.ended().forEach((one, end) -> noted.add(store.end(one, one.deliveries(), end)));
      plan.sent().forEach(parcel -> letters.add(Letter.of(parcel, due, words, now)));
    }
    return Future.all(noted).compose(all -> chunks(letters));
  }

  private Future<Void> chunks(List<Letter> letters) {
    if (letters.isEmpty() || isPaused()) return Future.succeededFuture();
    int size = Math.min(CHUNK, letters.size());
    return chunk(letters.subList(0, size)).compose(sent -> chunks(letters.subList(size, letters.size())));
  }

  private Future<Void> chunk(List<Letter> letters) {
    Instant until = now().plus(UNDER_WAY);
    var claims = letters.stream().map(one -> store.later(one.pending(), one.pending().with(one.started()), until)).toList();
    return Future.all(claims).compose(all -> {
      var mine = new ArrayList<Letter>();
      for (int i = 0; i < letters.size(); i++) if (claims.get(i).result()) mine.add(letters.get(i).underWay(until));
      return sender.send(mine.stream().flatMap(one -> one.pushes().stream()).toList()).compose(replies -> settle(mine, replies));
    });
  }

  private Future<Void> settle(List<Letter> letters, List<PushReply> replies) {
    noteOutage(replies);
    var gone = new ArrayList<String>();
    var noted = new ArrayList<Future<?>>();
    int from = 0;
    for (Letter letter : letters) {
      List<PushReply> own = replies.subList(from, from += letter.pushes().size());
      for (int i = 0; i < own.size(); i++) if (own.get(i).fate() == PushReply.Fate.GONE) gone.add(letter.pushes().get(i).token());
      noted.add(settle(letter, letter.outcome(own, now(), chance)));
    }
    noted.add(devices.drop(gone));
    return Future.all(noted).mapEmpty();
  }

  private Future<Boolean> settle(Letter letter, Letter.Outcome outcome) {
    outcome.deliveries().forEach(one -> figures.tried(one.state(), one.reason()));
    List<Delivery> all = letter.pending().with(outcome.deliveries());
    return outcome.next().map(at -> store.later(letter.pending(), all, at))
        .orElseGet(() -> store.end(letter.pending(), all, Pending.End.DONE));
  }

  /** When nothing at all gets through, the rest waits for a while instead of being tried one by one. */
  private void noteOutage(List<PushReply> replies) {
    if (replies.isEmpty()) return;
    boolean down = replies.size() >= OUTAGE && replies.stream().allMatch(reply -> reply.fate() == PushReply.Fate.LATER);
    outages = down ? outages + 1 : 0;
    pausedUntil = Instant.EPOCH;
    if (!down) return;
    Duration pause = Delivery.backOff(outages, chance.getAsDouble());
    pausedUntil = now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    log.warn("no push gets through, waiting until={} reason={} rounds={}", pausedUntil, replies.get(0).reason(), outages);
  }

  private boolean isPaused() {
    return now().isBefore(pausedUntil);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
