package doudi.complaint;

import doudi.calendar.CalendarDesk;
import doudi.calendar.Complexity;
import doudi.calendar.DeadlineRules;
import doudi.calendar.Stage;
import doudi.calendar.WorkTime;
import doudi.catalog.Service;
import doudi.city.CityDesk;
import java.time.Instant;
import java.util.Optional;

/** By when something is owed, in the working time of the window that owes it, with the city and the calendar in force. */
public final class DeadlineDesk {
  private static final DeadlineRules RULES = DeadlineRules.DEFAULTS;

  private final CityDesk cities;
  private final CalendarDesk calendars;

  public DeadlineDesk(CityDesk cities, CalendarDesk calendars) {
    this.cities = cities;
    this.calendars = calendars;
  }

  /** @param serviceId null when the resident named none: then it counts as ordinary */
  Deadlines atFiling(String windowId, String serviceId, Instant now) {
    var time = workTime(windowId);
    var complexity = complexity(serviceId);
    return new Deadlines(RULES.deadline(Stage.FIRST_CONTACT, complexity, now, time)
        .due(), RULES.deadline(Stage.RESOLUTION, complexity, now, time).due(),
        RULES.deadline(Stage.EXPLANATION, complexity, now, time).due(), null, null, null);
  }

  /** The deadline of a stage that begins at {@code start} for this complaint where it is now. */
  Instant after(Stage stage, Complaint complaint, Instant start) {
    return RULES.deadline(stage, complexity(complaint.filing().serviceId()), start, workTime(complaint.windowId())).due();
  }

  /**
   * Where the deadline of what is owed now stands if a pause, should there be one, ends now: as much working time is left as when it
   * began. Without a pause, where it stood.
   */
  Instant resumed(Complaint complaint, Instant now) {
    Instant due = complaint.owedBy();
    if (complaint.pausedSince().isEmpty()) return due;
    WorkTime time = workTime(complaint.windowId());
    return time.shifted(due, time.between(complaint.pausedSince().get(), now));
  }

  private WorkTime workTime(String windowId) {
    var windows = cities.current().windows();
    return new WorkTime(calendars.current(), windows.window(windowId).orElseGet(windows::cityFallback).hours());
  }

  private Complexity complexity(String serviceId) {
    return Optional.ofNullable(serviceId).flatMap(cities.current().catalog()::service).map(Service::complexity).orElse(Complexity.ORDINARY);
  }
}
