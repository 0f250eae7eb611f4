package doudi.queue;

import doudi.complaint.Actor;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintId;
import doudi.complaint.ComplaintStore;
import doudi.complaint.WorkStore;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A window's queue, and what it works on besides: queries, never second lists, so they cannot disagree with the complaints. */
public final class QueueDesk {
  private static final Logger log = LoggerFactory.getLogger(QueueDesk.class);

  private final ComplaintStore store;
  private final WorkStore work;
  private final ComplaintDesk complaints;
  private final ComplaintFeed feed;
  private final Clock clock;
  private final Duration lease;

  /** @param lease how long a clerk holds a called complaint before it goes back to the queue */
  public QueueDesk(ComplaintStore store, WorkStore work, ComplaintDesk complaints, ComplaintFeed feed, Clock clock, Duration lease) {
    this.store = store;
    this.work = work;
    this.complaints = complaints;
    this.feed = feed;
    this.clock = clock;
    this.lease = lease;
  }

  /** Most urgent first. Fails with {@code not-found} for a window where the caller does not work. */
  public Future<Page<Complaint>> page(Caller caller, String windowId, Optional<Cursor> cursor, int limit) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
    return store.queue(windowId, cursor.map(at -> at.key(0)), limit).map(read -> Page.cut(read, limit, last -> Cursor.of(last.urgency())));
  }

  /**
   * What the window holds in one state behind the queue, as the contract spells it. Fails with {@code not-found} for a window where the
   * caller does not work.
   */
  public Future<Page<Complaint>> work(Caller caller, String windowId, String status, Optional<Cursor> cursor, int limit) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
    return work.atWindow(windowId, status, cursor, limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.filedAt().toEpochMilli(), last.id().value())));
  }

  /** Whether the caller may follow what happens in that queue: fails like reading it. */
  public void mayFollow(Caller caller, String windowId) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
  }

  /**
   * The most urgent one that is the caller's to take, now theirs; empty when none waits. A supervisor is given disputes, a clerk the rest.
   */
  public Future<Optional<Complaint>> callNext(Caller caller, String windowId) {
    if (!caller.worksAt(windowId)) throw Refusal.notFound();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var called = new ComplaintEvent.Called(now, Actor.of(caller), now.plus(lease));
    return (caller.is(Role.SUPERVISOR) ? store.callNextDispute(windowId, called) : store.callNext(windowId, called))
        .onSuccess(found -> found.ifPresent(complaint -> {
          log.info("complaint called complaint={} window={} waited={}s", complaint.id().value(), windowId,
              Duration.between(complaint.filedAt(), now).toSeconds());
          feed.tell(complaint);
        }));
  }

  public Future<Complaint> call(Caller caller, String windowId, ComplaintId id) {
    return complaints.call(caller, windowId, id);
  }
}
