package doudi.improvement;

import doudi.complaint.Bucket;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.Period;
import doudi.hotspot.Stretch;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Holds a changed hotspot against similar ones that nobody touched in the same days. */
public final class ComparisonDesk {
  /** Improvements whose changes are kept out of the comparison, the newest. */
  private static final int REMEMBERED = 2_000;
  private static final int WEEKS_BEFORE_ANYTHING = 8;

  private final KeptStore<Improvement> store;
  private final HotspotBoard board;
  private final Clock clock;

  public ComparisonDesk(KeptStore<Improvement> store, HotspotBoard board, Clock clock) {
    this.store = store;
    this.board = board;
    this.clock = clock;
  }

  /** Untouched hotspots that are most like it. */
  Future<List<Bucket>> untouched(Improvement improvement, Period before, Period after) {
    return store.page(Optional.empty(), Optional.empty(), REMEMBERED, other -> other.at(Improvement.State.LIVE).map(Days::of)
        .filter(day -> !day.isBefore(before.from()) && !day.isAfter(after.to())).isPresent())
        .map(changed -> untouched(improvement, before, after, changed.items()));
  }

  private List<Bucket> untouched(Improvement improvement, Period before, Period after, List<Improvement> changed) {
    Bucket bucket = Bucket.parse(improvement.hotspotId()).orElseThrow();
    Measure measure = improvement.test().measure();
    var touched = new HashSet<Bucket>(Set.of(bucket));
    changed.forEach(one -> Bucket.parse(one.hotspotId()).ifPresent(touched::add));
    Map<Bucket, Contrast.Change> all = new HashMap<>();
    board.buckets().forEach(one -> all.put(one, change(one, before, after, measure)));
    return Others.like(bucket, change(bucket, before, after, measure), all, touched);
  }

  Contrast.Change change(Bucket bucket, Period before, Period after, Measure measure) {
    return new Contrast.Change(board.stretch(bucket, before, measure::of), board.stretch(bucket, after, measure::of));
  }

  List<Stretch> weeks(Bucket bucket, Period period, Measure measure) {
    return weeks(period).map(week -> board.stretch(bucket, week, measure::of)).toList();
  }

  /** The whole ones in it, from its first day on. */
  private static Stream<Period> weeks(Period period) {
    var weeks = new ArrayList<Period>();
    for (LocalDate from = period.from(); !from.plusDays(6).isAfter(period.to()); from = from.plusDays(7)) {
      weeks.add(new Period(from, from.plusDays(6)));
    }
    return weeks.stream();
  }

  /** Up to yesterday. Before anything went live, the last weeks, held against nothing. */
  Future<Course> course(Improvement improvement) {
    LocalDate yesterday = Days.of(clock.instant()).minusDays(1);
    Optional<LocalDate> live = improvement.at(Improvement.State.LIVE).map(Days::of);
    if (live.isEmpty()) return Future.succeededFuture(course(improvement, lastWeeks(yesterday), Optional.empty(), List.of()));
    Period before = improvement.before(live.get());
    Period whole = improvement.after(live.get());
    if (yesterday.isBefore(whole.from())) return Future.succeededFuture(course(improvement, before, Optional.empty(), List.of()));
    var after = new Period(whole.from(), yesterday.isBefore(whole.to()) ? yesterday : whole.to());
    return untouched(improvement, before, after).map(others -> course(improvement, before, Optional.of(after), others));
  }

  private static Period lastWeeks(LocalDate last) {
    return new Period(last.minusWeeks(WEEKS_BEFORE_ANYTHING).plusDays(1), last);
  }

  private Course course(Improvement improvement, Period before, Optional<Period> after, List<Bucket> others) {
    Bucket bucket = Bucket.parse(improvement.hotspotId()).orElseThrow();
    Measure measure = improvement.test().measure();
    List<Bucket> like = others.size() < Contrast.ENOUGH_OTHERS ? List.of() : others;
    double scale = (double) count(bucket, before, measure) / like.stream().mapToInt(one -> count(one, before, measure)).sum();
    Stream<Period> days = Stream.concat(weeks(before), after.stream().flatMap(ComparisonDesk::weeks));
    return new Course(like.size(), days.map(week -> new Course.Week(week, week.from().isAfter(before.to()), count(bucket, week, measure),
        like.isEmpty() ? OptionalDouble.empty()
            : OptionalDouble.of(scale * like.stream().mapToInt(one -> count(one, week, measure)).sum()))).toList());
  }

  private int count(Bucket bucket, Period period, Measure measure) {
    return board.stretch(bucket, period, measure::of).count();
  }
}
