package doudi.cluster;

import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.FigureStore;
import doudi.hotspot.Hotspot;
import doudi.hotspot.HotspotDesk;
import doudi.hotspot.Period;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the complaints of a hotspot say, sorted: the newest of those that the caller may open, so many that it costs the same however many
 * there are.
 */
public final class ClusterDesk {
  /** With so many a share is known to seven per cent. */
  static final int LOOKED_AT = 200;
  /** Of the whole city, to know what is usual. */
  private static final int CITY = 1_000;

  private final HotspotDesk hotspots;
  private final FigureStore complaints;
  private final ClusterIndex index;

  public ClusterDesk(HotspotDesk hotspots, FigureStore complaints, ClusterIndex index) {
    this.hotspots = hotspots;
    this.complaints = complaints;
    this.index = index;
  }

  /** Fails with {@code not-found} for a hotspot that the caller does not answer for, or under which nothing was ever filed. */
  public Future<Clusters> read(Caller caller, String hotspotId, Period period) {
    Hotspot hotspot = hotspots.read(caller, hotspotId, period);
    return sorted(Access.samples(caller), hotspot.bucket(), period).map(clusters -> clusters.of(hotspot.tally().complaints()));
  }

  private Future<Clusters> sorted(Access.Scope scope, Bucket bucket, Period period) {
    return complaints.newestInBucket(scope, bucket.on(period.from()), bucket.on(period.to()), LOOKED_AT)
        .compose(ids -> complaints.these(scope, index.unknown(ids)).compose(fresh -> index.sort(ids, fresh)));
  }

  /** The examples of all clusters, in any order, to be masked by whoever shows them. */
  public Future<List<Complaint>> examples(Caller caller, Clusters clusters) {
    return complaints.these(Access.samples(caller), clusters.all().stream().flatMap(one -> one.examples().stream()).toList());
  }

  /**
   * All complaints of one cluster, the most typical one first. Fails with {@code not-found} as {@link #read}, and where the complaint is in
   * no cluster now.
   *
   * @param complaintId any of them
   */
  public Future<Page<Complaint>> complaints(Caller caller, String hotspotId, String complaintId, Period period, Optional<Cursor> cursor,
      int limit) {
    return read(caller, hotspotId, period).compose(clusters -> {
      List<String> ids = clusters.with(complaintId).orElseThrow(Refusal::notFound).complaintIds();
      int from = cursor.map(at -> ids.indexOf(at.key(0)) + 1).orElse(0);
      List<String> wanted = ids.subList(from, Math.min(ids.size(), from + limit + 1));
      return complaints.these(Access.samples(caller), wanted).map(found -> {
        var inOrder = new ArrayList<>(found);
        inOrder.sort(Comparator.comparingInt(one -> wanted.indexOf(one.id().value())));
        return Page.cut(inOrder, limit, last -> Cursor.of(last.id().value()));
      });
    });
  }

  /** The clusters of some hotspots, in the order of these; of those that the caller does not answer for none. */
  public Future<List<HotspotCluster>> of(Caller caller, List<Hotspot> some, Period period) {
    var heard = some.stream().filter(one -> hotspots.mayHear(caller, one.bucket().id())).toList();
    return Future.all(heard.stream().map(one -> sorted(Access.samples(caller), one.bucket(), period)).toList()).map(read -> {
      var found = new ArrayList<HotspotCluster>();
      for (int i = 0; i < heard.size(); i++) {
        for (Cluster one : read.<Clusters>resultAt(i).all()) found.add(new HotspotCluster(heard.get(i).bucket(), one));
      }
      return found;
    });
  }

  /** Hears anew what is usual in the city. */
  public Future<Void> hearCity() {
    var everything = new Access.Everything();
    return complaints.newest(CITY)
        .compose(ids -> complaints.these(everything, index.unknown(ids)).compose(fresh -> index.hear(ids, fresh)));
  }
}
