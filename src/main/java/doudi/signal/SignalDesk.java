package doudi.signal;

import doudi.complaint.Actor;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintStore;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals as people read and answer them: a supervisor those of the district's windows, an auditor all. */
public final class SignalDesk {
  private static final Logger log = LoggerFactory.getLogger(SignalDesk.class);

  /** Narrows the list; an empty part means any. */
  public record Filter(Optional<String> state, Optional<String> kind, Optional<String> windowId) {
    private boolean wants(Signal signal) {
      return state.map(signal.state()::equals).orElse(true) && kind.map(signal.kind().code()::equals).orElse(true)
          && windowId.map(signal.windowId()::equals).orElse(true);
    }
  }

  private final SignalStore store;
  private final ComplaintStore complaints;
  private final Clock clock;

  public SignalDesk(SignalStore store, ComplaintStore complaints, Clock clock) {
    this.store = store;
    this.complaints = complaints;
    this.clock = clock;
  }

  /** Newest first. */
  public Future<Page<Signal>> list(Caller caller, Filter filter, Optional<Cursor> cursor, int limit) {
    Optional<Set<String>> windows = caller.is(Role.AUDITOR) ? filter.windowId().map(Set::of) : Optional.of(caller.windowIds());
    return store.page(windows, cursor, limit, signal -> sees(caller, signal) && filter.wants(signal));
  }

  /** Fails with {@code not-found} for one of a window the caller does not answer for. */
  public Future<Signal> read(Caller caller, String id) {
    return store.find(id).map(found -> found.filter(signal -> sees(caller, signal)).orElseThrow(Refusal::notFound));
  }

  private static boolean sees(Caller caller, Signal signal) {
    return caller.is(Role.AUDITOR) || caller.is(Role.SUPERVISOR) && caller.worksAt(signal.windowId());
  }

  /** The complaints behind it that the caller may look at, to be shown masked; the key of the cursor is a place in the list. */
  public Future<Page<Complaint>> complaints(Caller caller, String id, Optional<Cursor> cursor, int limit) {
    return read(caller, id).compose(signal -> {
      List<String> ids = signal.evidence().complaintIds();
      int from = (int) Math.max(0, Math.min(ids.size(), cursor.map(at -> at.number(0)).orElse(0L)));
      int to = Math.min(ids.size(), from + limit);
      return Future.all(ids.subList(from, to).stream().map(one -> complaints.find(new ComplaintId(one))).toList())
          .map(found -> found.<Optional<Complaint>>list().stream().flatMap(Optional::stream)
              .filter(one -> Access.samples(caller).covers(one)).toList())
          .map(behind -> new Page<>(behind, to < ids.size() ? Optional.of(Cursor.of(to)) : Optional.empty()));
    });
  }

  /** A reason, in the name of an office; said twice it stands once. Nothing else follows from it. */
  public Future<Signal> answer(Caller caller, String id, String reason) {
    return read(caller, id).compose(signal -> {
      if (signal.wasSaid(caller.id(), reason)) return Future.succeededFuture(signal);
      var answer = new Signal.Answer(clock.instant().truncatedTo(ChronoUnit.MILLIS), Actor.of(caller), office(caller), reason);
      return store.save(signal.answered(answer)).onSuccess(saved -> log.info("signal answered signal={} by={}", id, caller.role().code()));
    });
  }

  private static String office(Caller caller) {
    if (caller.is(Role.SUPERVISOR)) return caller.districtId();
    return caller.departmentIds().stream().sorted().findFirst().orElse(null);
  }
}
