package doudi.burden;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the program itself asks of people, week by week. */
public final class BurdenDesk {
  /** Every week asked for, also one in which nothing was filed; the oldest first. */
  record Report(List<Burden> weeks, Burden sum) {}

  private final BurdenStore store;
  private final Clock clock;

  public BurdenDesk(BurdenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param weeks up to and with the present one, at most {@value BurdenProjection#WEEKS} */
  Future<Report> report(int weeks) {
    LocalDate last = BurdenProjection.weekOf(clock.instant());
    LocalDate first = last.minusWeeks(weeks - 1L);
    return store.between(first, last, weeks).map(counted -> {
      Map<LocalDate, Burden> byWeek = counted.stream().map(BurdenStore.Counted::burden)
          .collect(Collectors.toMap(Burden::week, Function.identity()));
      List<Burden> all = IntStream.range(0, weeks).mapToObj(first::plusWeeks)
          .map(week -> byWeek.getOrDefault(week, Burden.none(week))).toList();
      return new Report(all, all.stream().reduce(Burden.none(first), Burden::plus));
    });
  }
}
