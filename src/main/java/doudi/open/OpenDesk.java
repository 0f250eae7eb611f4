package doudi.open;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Catalog;
import doudi.catalog.District;
import doudi.city.CityDesk;
import doudi.complaint.Bucket;
import doudi.complaint.FigureStore;
import doudi.complaint.Tally;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotStore;
import doudi.hotspot.Period;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What everybody may know. Only whole months that are over are published, each on its own: their members do not change any more, and no two
 * of them overlap, so that nothing can be learned about a few people by subtracting one publication from another.
 */
public final class OpenDesk {
  private static final int MONTHS = 12;
  /** So long after its end that everything filed in it is stored and counted. */
  private static final Duration SETTLING = Duration.ofHours(1);

  private final HotspotBoard board;
  private final FigureStore figures;
  private final CityDesk cities;
  private final Clock clock;
  /** Who filed in a month that is over is known for good. */
  private final Map<YearMonth, Future<Map<Bucket, Set<String>>>> people = new HashMap<>();

  public OpenDesk(HotspotBoard board, FigureStore figures, CityDesk cities, Clock clock) {
    this.board = board;
    this.figures = figures;
    this.cities = cities;
    this.clock = clock;
  }

  /** @param wanted the newest when empty; fails with {@code validation} for a month that is not published */
  public Future<PublicMonth> figures(Optional<YearMonth> wanted) {
    List<YearMonth> months = months();
    YearMonth month = wanted.orElse(months.get(0));
    if (!months.contains(month)) throw Refusal.invalid("/query/month", "is not one of the twelve months that are over");
    return people(month).map(filers -> published(month, months, filers));
  }

  /**
   * Whether a hotspot may be spoken of in public: enough people reported it in one of the newest three months that are over. Whole months
   * only, so that nobody sees when the last of them came.
   */
  public Future<Boolean> isPublished(Bucket bucket) {
    List<Future<Integer>> newest = months().subList(0, 3).stream()
        .map(month -> figures.people(bucket, month.atDay(1), month.atEndOfMonth())).toList();
    return Future.all(newest).map(read -> newest.stream().anyMatch(people -> people.result() >= Partition.FEWEST));
  }

  private List<YearMonth> months() {
    YearMonth now = YearMonth.from(clock.instant().minus(SETTLING).atZone(WorkCalendar.ZONE));
    return IntStream.rangeClosed(1, MONTHS).mapToObj(now::minusMonths).toList();
  }

  private PublicMonth published(YearMonth month, List<YearMonth> months, Map<Bucket, Set<String>> filers) {
    Catalog catalog = cities.current().catalog();
    var rows = board.rows(new Period(month.atDay(1), month.atEndOfMonth()));
    var whole = groups(rows, filers, bucket -> "").stream().findFirst().filter(all -> all.people().size() >= Partition.FEWEST);
    if (whole.isEmpty()) return new PublicMonth(month, months, whole, Partition.of(List.of()), Partition.of(List.of()));
    return new PublicMonth(month, months, whole, Partition.of(groups(rows, filers, bucket -> below(catalog, bucket.districtId()))),
        Partition.of(groups(rows, filers, Bucket::platformId)));
  }

  private static Collection<Group> groups(List<HotspotStore.Row> rows, Map<Bucket, Set<String>> filers, Function<Bucket, String> by) {
    var groups = new LinkedHashMap<String, Group>();
    filers.forEach((bucket, people) -> add(groups, new Group(by.apply(bucket), Tally.NONE, people)));
    rows.forEach(row -> add(groups, new Group(by.apply(row.bucket()), row.tally(), Set.of())));
    return groups.values();
  }

  private static void add(Map<String, Group> groups, Group more) {
    groups.merge(String.valueOf(more.id()), more, Group::plus);
  }

  /** The district right below the city in which it lies; null for the city itself. */
  private static String below(Catalog catalog, String districtId) {
    List<District> path = catalog.pathToRoot(districtId);
    return path.size() < 2 ? null : path.get(path.size() - 2).id();
  }

  private synchronized Future<Map<Bucket, Set<String>>> people(YearMonth month) {
    Future<Map<Bucket, Set<String>>> known = people.get(month);
    if (known != null && !known.failed()) return known;
    people.keySet().retainAll(months());
    Future<Map<Bucket, Set<String>>> asked = read(month);
    people.put(month, asked);
    return asked;
  }

  private Future<Map<Bucket, Set<String>>> read(YearMonth month) {
    var days = new ArrayList<Future<Map<Bucket, Set<String>>>>();
    month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> days.add(figures.filers(start(day), start(day.plusDays(1)))));
    return Future.all(days).map(read -> {
      var all = new HashMap<Bucket, Set<String>>();
      days.forEach(day -> day.result().forEach((bucket, some) -> all.computeIfAbsent(bucket, fresh -> new HashSet<>()).addAll(some)));
      return all;
    });
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
  }
}
