package doudi.open;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.District;
import doudi.city.CityDesk;
import doudi.complaint.Bucket;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotStore;
import doudi.hotspot.Period;
import doudi.plumbing.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What everybody may know. Only whole months that are over are published, each on its own: their members do not change any more, and no two
 * of them overlap, so that nothing can be learned about a few people by subtracting one publication from another.
 */
public final class OpenDesk {
  private static final int MONTHS = 12;
  /** So long after its end that everything filed in it is stored and counted. */
  private static final Duration SETTLING = Duration.ofHours(1);

  /** What was published of a month, as long as neither its counts nor the city's document change. */
  private record Kept(Catalog catalog, int changes, PublicMonth figures) {}

  private final HotspotBoard board;
  private final CityDesk cities;
  private final Clock clock;
  private final Map<YearMonth, Kept> kept = new ConcurrentHashMap<>();

  public OpenDesk(HotspotBoard board, CityDesk cities, Clock clock) {
    this.board = board;
    this.cities = cities;
    this.clock = clock;
  }

  /** @param wanted the newest when empty; fails with {@code validation} for a month that is not published */
  public PublicMonth figures(Optional<YearMonth> wanted) {
    List<YearMonth> months = months();
    YearMonth month = wanted.orElse(months.get(0));
    if (!months.contains(month)) throw Refusal.invalid("/query/month", "is not one of the twelve months that are over");
    Catalog catalog = cities.current().catalog();
    int changes = board.changes(month);
    Kept known = kept.get(month);
    boolean holds = known != null && known.catalog == catalog && known.changes == changes && known.figures.months().equals(months);
    if (holds) return known.figures;
    PublicMonth fresh = counted(month, months, catalog);
    kept.keySet().retainAll(months);
    kept.put(month, new Kept(catalog, changes, fresh));
    return fresh;
  }

  private PublicMonth counted(YearMonth month, List<YearMonth> months, Catalog catalog) {
    List<HotspotStore.Row> rows = board.rows(whole(month));
    Group whole = Group.of("", rows.stream().map(HotspotStore.Row::counted).toList());
    if (whole.people().size() < Partition.FEWEST) return PublicMonth.empty(month, months);
    return new PublicMonth(month, months, Optional.of(whole),
        Partition.of(groups(rows, bucket -> below(catalog, bucket.districtId()))), Partition.of(groups(rows, Bucket::platformId)));
  }

  /**
   * Whether a hotspot may be spoken of in public: enough people reported it in one of the newest three months that are over. Whole months
   * only, so that nobody sees when the last of them came.
   */
  public boolean isPublished(Bucket bucket) {
    return months().stream().limit(3).anyMatch(month -> board.people(bucket, whole(month)) >= Partition.FEWEST);
  }

  private List<YearMonth> months() {
    YearMonth now = YearMonth.from(clock.instant().minus(SETTLING).atZone(WorkCalendar.ZONE));
    return IntStream.rangeClosed(1, MONTHS).mapToObj(now::minusMonths).toList();
  }

  private static Period whole(YearMonth month) {
    return new Period(month.atDay(1), month.atEndOfMonth());
  }

  /** @param by null puts a row among those who named none */
  private static List<Group> groups(List<HotspotStore.Row> rows, Function<Bucket, String> by) {
    return rows.stream().collect(Collectors.groupingBy(row -> Optional.ofNullable(by.apply(row.bucket())),
        Collectors.mapping(HotspotStore.Row::counted, Collectors.toList()))).entrySet().stream()
        .map(group -> Group.of(group.getKey().orElse(null), group.getValue())).toList();
  }

  /** The district right below the city in which it lies; null for the city itself. */
  private static String below(Catalog catalog, String districtId) {
    List<District> path = catalog.pathToRoot(districtId);
    return path.size() < 2 ? null : path.get(path.size() - 2).id();
  }
}
