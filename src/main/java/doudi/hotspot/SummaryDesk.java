package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.Counted;
import doudi.complaint.FigureStore;
import doudi.complaint.Tally;
import doudi.complaint.TallyFigure;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures of the dashboard: sums over all hotspots that the caller answers for, and the complaints behind each sum. */
public final class SummaryDesk {
  private static final Comparator<HotspotStore.Row> NEWEST_FIRST = Comparator.comparing(HotspotStore.Row::day).reversed()
      .thenComparing(row -> row.bucket().id());
  private static final Comparator<Summary.Cell> MOST_FIRST = Comparator.<Summary.Cell>comparingInt(cell -> cell.tally().complaints())
      .reversed().thenComparing(cell -> cell.platformId() + " " + cell.failureKind());

  private final HotspotBoard board;
  private final HotspotDesk hotspots;
  private final FigureStore figures;

  public SummaryDesk(HotspotBoard board, HotspotDesk hotspots, FigureStore figures) {
    this.board = board;
    this.hotspots = hotspots;
    this.figures = figures;
  }

  public Summary summary(Caller caller, HotspotDesk.Filter filter) {
    Predicate<Bucket> wanted = hotspots.wanted(caller, filter);
    var rows = board.rows(filter.period()).stream().filter(row -> wanted.test(row.bucket())).toList();
    var before = board.rows(filter.period().before()).stream().filter(row -> wanted.test(row.bucket())).toList();
    var worst = board.worstFirst(filter.period()).stream().filter(one -> wanted.test(one.bucket())).findFirst().map(one ->
        new Summary.Worst(one, sum(before.stream().filter(row -> row.bucket().equals(one.bucket())).toList()).complaints()));
    Tally now = sum(rows);
    Tally then = sum(before);
    return new Summary(filter.period(), now, then, board.change(filter.period(), then.complaints(), now.complaints()), worst,
        days(filter.period(), rows), cells(rows));
  }

  private static Tally sum(List<HotspotStore.Row> rows) {
    return rows.stream().map(HotspotStore.Row::tally).reduce(Tally.NONE, Tally::plus);
  }

  private static List<Summary.Day> days(Period period, List<HotspotStore.Row> rows) {
    var byDay = new TreeMap<LocalDate, Tally>();
    period.from().datesUntil(period.to().plusDays(1)).forEach(day -> byDay.put(day, Tally.NONE));
    rows.forEach(row -> byDay.merge(row.day(), row.tally(), Tally::plus));
    return byDay.entrySet().stream().map(day -> new Summary.Day(day.getKey(), day.getValue())).toList();
  }

  private static List<Summary.Cell> cells(List<HotspotStore.Row> rows) {
    Function<HotspotStore.Row, Bucket> cell = row -> new Bucket(row.bucket().platformId(), null, row.bucket().failureKind(), "");
    Map<Bucket, Tally> sums = rows.stream().collect(Collectors.toMap(cell, HotspotStore.Row::tally, Tally::plus));
    return sums.entrySet().stream().map(one -> Summary.Cell.of(one.getKey(), one.getValue())).sorted(MOST_FIRST).toList();
  }

  /**
   * The complaints behind one figure, newest day first. Empty where there is no such hotspot, or none for the caller.
   *
   * @param hotspotId of one hotspot only; else of all that the filter lets through
   */
  public Future<Page<Complaint>> complaints(Caller caller, HotspotDesk.Filter filter, Optional<String> hotspotId, TallyFigure figure,
      Optional<Cursor> cursor, int limit) {
    Predicate<Bucket> wanted = hotspots.wanted(caller, filter);
    var rows = board.rows(filter.period()).stream().filter(row -> wanted.test(row.bucket()) && figure.atMost(row.tally()) > 0
        && (hotspotId.isEmpty() || hotspotId.get().equals(row.bucket().id()))).sorted(NEWEST_FIRST).toList();
    int first = cursor.map(at -> behind(rows, at.key(0))).orElse(0);
    Optional<String> after = cursor.filter(at -> first < rows.size() && rows.get(first).key().equals(at.key(0))).map(at -> at.key(1));
    return read(Access.samples(caller), rows.subList(first, rows.size()), figure, after, limit, new ArrayList<>())
        .map(read -> Page.cut(read, limit, last -> Cursor.of(last.bucketDays().get(0), last.id().value())));
  }

  /** Place of that bucket and day, or of the first behind it. */
  private static int behind(List<HotspotStore.Row> rows, String bucketDay) {
    var at = HotspotStore.Row.parse(bucketDay, Counted.NOTHING).orElseThrow(Cursor::unknown);
    int place = 0;
    while (place < rows.size() && NEWEST_FIRST.compare(rows.get(place), at) < 0) place++;
    return place;
  }

  /** Reads as many bucket-days together as the counts say are needed; more, when some of what was counted is not for this caller. */
  private Future<List<Complaint>> read(Access.Scope scope, List<HotspotStore.Row> rows, TallyFigure figure, Optional<String> after,
      int limit, List<Complaint> found) {
    if (rows.isEmpty() || found.size() > limit) return Future.succeededFuture(found);
    int upTo = 0;
    for (int expected = found.size(); upTo < rows.size() && expected <= limit; upTo++) expected += figure.atMost(rows.get(upTo).tally());
    var reading = new ArrayList<Future<List<Complaint>>>();
    for (int i = 0; i < upTo; i++) {
      reading.add(figures.behind(scope, rows.get(i).key(), figure, i == 0 ? after : Optional.empty(), limit));
    }
    var rest = rows.subList(upTo, rows.size());
    return Future.all(reading).compose(done -> {
      reading.forEach(one -> found.addAll(one.result()));
      return read(scope, rest, figure, Optional.empty(), limit, found);
    });
  }
}
