package doudi.voice;

import doudi.complaint.Bucket;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.open.OpenDesk;
import doudi.open.Partition;
import doudi.plumbing.Cursor;
import doudi.plumbing.Digest;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.util.Optional;

/** "Me too" on a published hotspot: one voice for each device account, counted apart, taken back at any time. */
public final class MeTooDesk {
  private final MeTooStore store;
  private final OpenDesk published;

  public MeTooDesk(MeTooStore store, OpenDesk published) {
    this.store = store;
    this.published = published;
  }

  /** Fails with {@code not-found} for a hotspot that is not published, whether there is one or not. */
  public Future<MeToo> read(Caller caller, String hotspotId) {
    mustBePublished(hotspotId);
    return told(caller, hotspotId);
  }

  public Future<MeToo> join(Caller caller, String hotspotId) {
    mustBePublished(hotspotId);
    return store.add(hotspotId, who(caller)).compose(added -> told(caller, hotspotId));
  }

  /** Also from a hotspot that is published no longer. */
  public Future<Void> leave(Caller caller, String hotspotId) {
    if (Bucket.parse(hotspotId).isEmpty()) throw Refusal.notFound();
    return store.remove(hotspotId, who(caller));
  }

  /** Every published hotspot, in the order of their ids: which they are, and no number but of voices. */
  public Future<Page<MeToo>> list(Caller caller, Optional<Cursor> cursor, int limit) {
    var all = published.published().stream().map(Bucket::id).filter(id -> cursor.map(at -> id.compareTo(at.key(0)) > 0).orElse(true))
        .limit(limit + 1L).toList();
    Page<String> page = Page.cut(all, limit, Cursor::of);
    return Future.all(page.items().stream().map(id -> told(caller, id)).toList())
        .map(told -> new Page<>(told.list(), page.next()));
  }

  private void mustBePublished(String hotspotId) {
    if (!published.isPublished(Bucket.parse(hotspotId).orElseThrow(Refusal::notFound))) throw Refusal.notFound();
  }

  private Future<MeToo> told(Caller caller, String hotspotId) {
    Future<Boolean> mine = caller.is(Role.RESIDENT) ? store.has(hotspotId, who(caller)) : Future.succeededFuture(false);
    Future<Integer> count = store.count(hotspotId);
    return Future.all(mine, count).map(both -> new MeToo(hotspotId, Optional.of(count.result())
        .filter(people -> people >= Partition.FEWEST || caller.role().isStaff()), mine.result()));
  }

  private static String who(Caller caller) {
    return Digest.of("me-too:" + caller.id());
  }
}
