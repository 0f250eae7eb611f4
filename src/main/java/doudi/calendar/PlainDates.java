package doudi.calendar;

import doudi.plumbing.Language;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Moments as people in China read them: {@code 11月30日（周一）17:00}, {@code Mon 30 Nov, 17:00}. Always Beijing time. */
public final class PlainDates {
  private static final Map<Language, DateTimeFormatter> MOMENT = new EnumMap<>(Map.of(
      Language.ZH, DateTimeFormatter.ofPattern("M月d日（E）HH:mm", Locale.CHINA),
      Language.EN, DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH)));

  private PlainDates() {}

  public static String moment(Language language, Instant at) {
    return MOMENT.get(language).format(at.atZone(WorkCalendar.ZONE));
  }
}
