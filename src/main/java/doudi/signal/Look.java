package doudi.signal;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at what complaints and their events say by now: every complaint is shown to it once, in any order, then it says what stands out.
 * For one thread at a time.
 */
final class Look {
  /** What happened longer ago tells nothing more. */
  static final Duration BACK = Duration.ofDays(28);

  private final Instant now;
  private final WorkCalendar calendar;
  private final Book book;
  private final WordRules words = new WordRules();
  private final ReturnRules returns = new ReturnRules();

  Look(Instant now, WorkCalendar calendar) {
    this.now = now;
    this.calendar = calendar;
    this.book = new Book(LocalDate.ofInstant(now, WorkCalendar.ZONE));
  }

  void take(Complaint complaint) {
    List<Step> steps = Step.of(complaint);
    ClosingRules.look(complaint, steps, now, calendar, book);
    words.look(complaint, steps, book);
    returns.look(complaint, steps, book);
  }

  /** Once, after everything was taken. What stands out by more than chance would do it, most unlikely first within each kind. */
  List<Finding> findings() {
    words.finish(book);
    returns.finish(book);
    var found = new ArrayList<Finding>();
    for (SignalKind kind : SignalKind.values()) {
      for (Usual.Odd odd : Usual.odd(book.seen(kind), kind.atLeast())) {
        found.add(new Finding(kind, odd.seen().windowId(), Evidence.of(odd, book.from(kind), book.to(kind))));
      }
    }
    return found;
  }

  /** Everything that was seen of one kind, for those who want to see the honest windows too. */
  List<Seen> seen(SignalKind kind) {
    return book.seen(kind);
  }
}
