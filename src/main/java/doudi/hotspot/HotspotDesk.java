package doudi.hotspot;

import doudi.catalog.Catalog;
import doudi.city.CityDesk;
import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintStore;
import doudi.complaint.Tally;
import doudi.figure.Definition;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where platforms fail: finished counts added up over a period, worst first, within what the caller answers for. */
public final class HotspotDesk {
  /** Narrows the list; an empty part means any. */
  public record Filter(Period period, Optional<String> districtId, Optional<String> platformId, Optional<String> serviceId,
      Optional<String> failureKind) {
    /** Stands for a part that the complaints do not name. */
    private static final String UNNAMED = "-";

    private boolean wants(Bucket bucket, Set<String> districts) {
      return (districtId.isEmpty() || districts.contains(bucket.districtId())) && wants(platformId, bucket.platformId())
          && wants(serviceId, bucket.serviceId()) && wants(failureKind, bucket.failureKind());
    }

    private static boolean wants(Optional<String> wanted, String has) {
      return wanted.isEmpty() || wanted.get().equals(has) || has == null && wanted.get().equals(UNNAMED);
    }
  }

  private final HotspotBoard board;
  private final ComplaintStore complaints;
  private final CityDesk cities;

  public HotspotDesk(HotspotBoard board, ComplaintStore complaints, CityDesk cities) {
    this.board = board;
    this.complaints = complaints;
    this.cities = cities;
  }

  /** @param score by which definition of it they are ordered */
  public Page<Hotspot> list(Caller caller, Filter filter, Definition score, Optional<Cursor> cursor, int limit) {
    Predicate<Bucket> wanted = wanted(caller, filter);
    var hotspots = ordered(board.worstFirst(filter.period()), score).stream().filter(one -> wanted.test(one.bucket())).toList();
    int from = cursor.map(at -> behind(hotspots, score, at)).orElse(0);
    return Page.cut(hotspots.subList(from, Math.min(hotspots.size(), from + limit + 1)), limit,
        last -> Cursor.of(Double.doubleToLongBits(last.scoreBy(score)), last.bucket().id()));
  }

  /** Fails with {@code not-found} for a bucket that the caller does not answer for, or under which nothing was ever filed. */
  public Hotspot read(Caller caller, String hotspotId, Period period) {
    return Bucket.parse(hotspotId).filter(bucket -> answersFor(caller, bucket)).flatMap(bucket -> board.hotspot(bucket, period))
        .orElseThrow(Refusal::notFound);
  }

  /** As the present definition orders them they stand already. */
  private static List<Hotspot> ordered(List<Hotspot> worstFirst, Definition score) {
    if (score.method() != Definition.Method.LOW_END_OF_RATE) return worstFirst;
    return worstFirst.stream().sorted(Comparator.<Hotspot>comparingDouble(hotspot -> hotspot.scoreBy(score)).reversed()
        .thenComparing(hotspot -> hotspot.bucket().id())).toList();
  }

  private static int behind(List<Hotspot> sorted, Definition by, Cursor at) {
    double score = Double.longBitsToDouble(at.number(0));
    int place = 0;
    while (place < sorted.size() && (sorted.get(place).scoreBy(by) > score
        || sorted.get(place).scoreBy(by) == score && sorted.get(place).bucket().id().compareTo(at.key(1)) <= 0)) place++;
    return place;
  }

  /** Which buckets the filter lets through and the caller answers for. Fails with {@code validation} for an unknown district. */
  Predicate<Bucket> wanted(Caller caller, Filter filter) {
    Set<String> districts = filter.districtId().map(this::within).orElse(Set.of());
    return bucket -> filter.wants(bucket, districts) && answersFor(caller, bucket);
  }

  private Set<String> within(String districtId) {
    Catalog catalog = cities.current().catalog();
    if (catalog.district(districtId).isEmpty()) throw Refusal.invalid("/query/districtId", "is not a district of this city");
    return catalog.districts().keySet().stream().filter(id -> catalog.isWithin(id, districtId)).collect(Collectors.toSet());
  }

  /** How many came in each of the {@code weeks} weeks that end with {@code last}, oldest first. */
  public List<Integer> weekly(Hotspot hotspot, LocalDate last, int weeks) {
    return board.weekly(hotspot.bucket(), last, weeks);
  }

  /** Whether a change of that bucket is for the caller to hear. */
  public boolean mayHear(Caller caller, String hotspotId) {
    return Bucket.parse(hotspotId).filter(bucket -> answersFor(caller, bucket)).isPresent();
  }

  /** What was counted in some days of one week. */
  public record Week(Period days, Tally tally) {}

  /** Monday to Sunday, oldest first. Fails with {@code not-found} for a bucket the caller does not answer for. */
  public List<Week> weeks(Caller caller, String hotspotId, Period period) {
    Bucket bucket = Bucket.parse(hotspotId).filter(known -> answersFor(caller, known)).orElseThrow(Refusal::notFound);
    return period.weeks().stream().map(week -> new Week(week, board.tally(bucket, week))).toList();
  }

  /** The masked complaints behind a figure, oldest day first. Fails with {@code not-found} for a bucket the caller does not answer for. */
  public Future<Page<Complaint>> complaints(Caller caller, String hotspotId, Period period, Optional<Cursor> cursor, int limit) {
    Bucket bucket = Bucket.parse(hotspotId).filter(known -> answersFor(caller, known)).orElseThrow(Refusal::notFound);
    return complaints.inBucket(Access.samples(caller), bucket.on(period.from()), bucket.on(period.to()), cursor, limit)
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.bucketDays().get(0), last.id().value())));
  }

  /** Managers and platforms by what it is about, supervisors by where it is, auditors everything. */
  private boolean answersFor(Caller caller, Bucket bucket) {
    return switch (caller.role()) {
      case AUDITOR -> true;
      case MANAGER, PLATFORM -> bucket.platformId() != null && caller.platformIds()
          .contains(bucket.platformId()) || ownsService(caller, bucket.serviceId());
      case SUPERVISOR -> cities.current().catalog().isWithin(bucket.districtId(), caller.districtId());
      default -> false;
    };
  }

  private boolean ownsService(Caller caller, String serviceId) {
    return serviceId != null && cities.current().catalog().service(serviceId)
        .filter(service -> caller.departmentIds().contains(service.departmentId())).isPresent();
  }
}
