package doudi.routing;

import doudi.calendar.OpeningHours;
import doudi.calendar.Span;
import doudi.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * {@link OpeningHours#opensNext} that remembers its last answer: it holds until the doors found next have closed again. Safe for
 * threads, because what it remembers never changes and may be found out twice.
 */
final class Doors {
  private final OpeningHours hours;
  private volatile Known last;

  Doors(OpeningHours hours) {
    this.hours = hours;
  }

  /** {@code now} while open, else the next opening; empty when none is in sight. */
  Optional<Instant> opensNext(Instant now, WorkCalendar calendar) {
    Known known = last;
    if (known == null || !known.holds(now, calendar)) {
      known = look(now, calendar);
      last = known;
    }
    return known.opensNext(now);
  }

  private Known look(Instant now, WorkCalendar calendar) {
    Optional<Instant> opens = hours.opensNext(now, calendar);
    Instant until = opens.map(at -> closing(at, calendar)).orElseGet(() -> midnightAfter(now));
    return new Known(calendar, now, until, opens);
  }

  private Instant closing(Instant open, WorkCalendar calendar) {
    ZonedDateTime at = open.atZone(WorkCalendar.ZONE);
    LocalTime closes = hours.openSpans(at.toLocalDate(), calendar).stream().filter(span -> covers(span, at.toLocalTime()))
        .map(Span::to).findFirst().orElseThrow();
    return at.toLocalDate().atTime(closes).atZone(WorkCalendar.ZONE).toInstant();
  }

  private static boolean covers(Span span, LocalTime time) {
    return !time.isBefore(span.from()) && time.isBefore(span.to());
  }

  private static Instant midnightAfter(Instant now) {
    LocalDate today = now.atZone(WorkCalendar.ZONE).toLocalDate();
    return today.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
  }

  /** Holds from {@code from} on until just before {@code until}. */
  private record Known(WorkCalendar calendar, Instant from, Instant until, Optional<Instant> opens) {
    boolean holds(Instant now, WorkCalendar asked) {
      return calendar == asked && !now.isBefore(from) && now.isBefore(until);
    }

    Optional<Instant> opensNext(Instant now) {
      return opens.isPresent() && opens.get().isBefore(now) ? Optional.of(now) : opens;
    }
  }
}
