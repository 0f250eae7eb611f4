package doudi.signal;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent.Answered;
import doudi.complaint.ComplaintEvent.Asked;
import doudi.complaint.ComplaintEvent.Called;
import doudi.complaint.ComplaintEvent.Confirmed;
import doudi.complaint.ComplaintEvent.Disputed;
import doudi.complaint.ComplaintEvent.FellSilent;
import doudi.complaint.ComplaintEvent.Rated;
import doudi.complaint.ComplaintEvent.Referred;
import doudi.complaint.ComplaintEvent.Replied;
import doudi.complaint.ComplaintEvent.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** What each closing tells: whether there was time to talk, how close the deadline and the end of the month were, and what came after. */
final class ClosingRules {
  /** Nobody is asked, hears an answer and is helped in this time. */
  static final Duration NO_TIME_TO_TALK = Duration.ofMinutes(2);
  static final Duration LAST_MOMENT = Duration.ofHours(1);
  static final Duration LONG_SILENT = Duration.ofDays(4);
  /** Working days at the end of a month on which its report is made up. */
  static final int LAST_DAYS = 3;

  private ClosingRules() {}

  static void look(Complaint complaint, List<Step> steps, Instant now, WorkCalendar calendar, Book book) {
    for (Step step : steps) {
      if (step.is(Resolved.class)) closing(complaint, steps, step, now, calendar, book);
    }
  }

  private static void closing(Complaint complaint, List<Step> steps, Step closed, Instant now, WorkCalendar calendar, Book book) {
    String id = complaint.id().value();
    if (!complaint.filing().assisted()) {
      book.note(SignalKind.CLOSED_WITHOUT_CONTACT, closed.windowId(), closed.at(), id, isWithoutContact(steps, closed));
    }
    book.note(SignalKind.DEADLINE_BURST, closed.windowId(), closed.at(), id, isAtTheLastMoment(complaint, closed, book));
    LocalDate day = LocalDate.ofInstant(closed.at(), WorkCalendar.ZONE);
    boolean last = isAtTheEndOfItsMonth(day, calendar);
    book.note(SignalKind.PERIOD_END_BURST, closed.windowId(), closed.at(), id, last);
    if (last && YearMonth.from(LocalDate.ofInstant(now, WorkCalendar.ZONE)).isAfter(YearMonth.from(day))) {
      book.note(SignalKind.REOPENED_AFTER_REPORTING, closed.windowId(), closed.at(), id, isDisputedInAnotherMonth(steps, closed, day));
    }
    if (closed.at().plus(LONG_SILENT).isBefore(now)) {
      book.note(SignalKind.SILENCE, closed.windowId(), closed.at(), id, isFollowedBySilence(steps, closed));
    }
  }

  /** Nothing was ever asked or passed on, and the call was a moment ago. */
  private static boolean isWithoutContact(List<Step> steps, Step closed) {
    var before = steps.subList(0, closed.sequence() - 1);
    boolean spoken = before.stream().anyMatch(step -> step.is(Asked.class) || step.is(Answered.class) || step.is(Referred.class)
        || step.is(Replied.class) || step.is(Disputed.class));
    return !spoken && before.stream().filter(step -> step.is(Called.class)).reduce((earlier, later) -> later)
        .filter(called -> called.isWithin(NO_TIME_TO_TALK, closed.at())).isPresent();
  }

  private static boolean isAtTheLastMoment(Complaint complaint, Step closed, Book book) {
    if (!book.counts(SignalKind.DEADLINE_BURST, closed.at())) return false;
    Instant owed = complaint.asOf(closed.sequence() - 1).owedBy();
    return !owed.isBefore(closed.at()) && Duration.between(closed.at(), owed).compareTo(LAST_MOMENT) <= 0;
  }

  /** Whether fewer than three working days of its month come after it. */
  static boolean isAtTheEndOfItsMonth(LocalDate day, WorkCalendar calendar) {
    LocalDate next = YearMonth.from(day).plusMonths(1).atDay(1);
    return day.plusDays(1).datesUntil(next).filter(calendar::isWorkday).count() < LAST_DAYS;
  }

  private static boolean isDisputedInAnotherMonth(List<Step> steps, Step closed, LocalDate day) {
    return after(steps, closed).filter(step -> step.is(Confirmed.class) || step.is(Disputed.class) || step.is(FellSilent.class)).findFirst()
        .filter(step -> step.is(Disputed.class))
        .filter(step -> YearMonth.from(LocalDate.ofInstant(step.at(), WorkCalendar.ZONE)).isAfter(YearMonth.from(day))).isPresent();
  }

  private static boolean isFollowedBySilence(List<Step> steps, Step closed) {
    return after(steps, closed).noneMatch(step -> (step.is(Confirmed.class) || step.is(Disputed.class) || step.is(Rated.class))
        && closed.isWithin(LONG_SILENT, step.at()));
  }

  private static Stream<Step> after(List<Step> steps, Step closed) {
    return steps.subList(closed.sequence(), steps.size()).stream();
  }
}
