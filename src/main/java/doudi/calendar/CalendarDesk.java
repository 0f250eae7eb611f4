package doudi.calendar;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendar in force: the years shipped with the program, and over them the years that admins loaded. */
public final class CalendarDesk {
  private static final Logger log = LoggerFactory.getLogger(CalendarDesk.class);

  /** Both the years and the calendar made of them, so that neither is ever seen without the other. */
  private record InForce(List<CalendarYear> years, WorkCalendar calendar) {
    InForce(List<CalendarYear> years) {
      this(List.copyOf(years), WorkCalendar.of(years));
    }
  }

  private final CalendarStore store;
  private final List<CalendarYear> shipped;
  private final Clock clock;
  private volatile InForce inForce;

  public CalendarDesk(CalendarStore store, List<CalendarYear> shipped, Clock clock) {
    this.store = store;
    this.shipped = List.copyOf(shipped);
    this.clock = clock;
    this.inForce = new InForce(shipped);
  }

  public WorkCalendar current() {
    return inForce.calendar();
  }

  /** In force, oldest first; a loaded year stands in the place of the shipped one. */
  public List<CalendarYear> years() {
    return inForce.years();
  }

  /** Reads what was loaded here or on another node. */
  public Future<Void> refresh() {
    return store.all().map(loaded -> {
      var years = new ArrayList<CalendarYear>();
      Stream.concat(shipped.stream(), loaded.stream()).forEach(year -> {
        years.removeIf(known -> known.year() == year.year());
        years.add(year);
      });
      years.sort((a, b) -> Integer.compare(a.year(), b.year()));
      inForce = new InForce(years);
      return null;
    });
  }

  /** Fails with Refusal INVALID naming every fault; then nothing changes. */
  public Future<CalendarYear> load(int year, JsonObject source) {
    CalendarYear read = read(source);
    if (read.year() != year) throw Refusal.invalid("/year", "is " + read.year() + ", but the path says " + year);
    log.info("calendar year loaded year={}", year);
    return store.put(read, source).compose(stored -> refresh()).map(read);
  }

  private static CalendarYear read(JsonObject source) {
    try {
      return CalendarYear.read(source);
    } catch (CalendarFaults wrong) {
      throw Refusal.invalid(wrong.faults().stream().map(fault -> new Fault(fault.pointer(), fault.detail())).toList());
    }
  }

  /** One line for whoever runs the program. */
  public String describe() {
    var missing = missingYears();
    return missing.isEmpty() ? "up to date" : "no holiday notice for " + missing + ": weekends only until an admin loads it";
  }

  /**
   * Years in which deadlines will fall and for which there is no notice: weekends only, until somebody loads it. Next year counts from
   * December on, when deadlines begin to reach into it.
   */
  public List<Integer> missingYears() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    LocalDate reach = today.plusMonths(1);
    return Stream.of(today.getYear(), reach.getYear()).distinct().filter(year -> !current().hasDataFor(year)).toList();
  }
}
