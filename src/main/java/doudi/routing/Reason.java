package doudi.routing;

import doudi.calendar.WorkCalendar;
import doudi.catalog.Name;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.window.Need;
import doudi.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a window was chosen, as facts; put into words only when somebody reads it. Its sentences are {@code route.reason.*} and
 * {@code need.*} of the message catalog.
 *
 * @param key the sentence, without {@code route.reason.}
 * @param values names that the sentence holds, by place
 * @param met needs of the resident that the window meets
 * @param unmet needs that no window in question meets better
 * @param areaKnown whether the windows near the resident were in question; else only the city's were, and nobody may say what is nearby
 * @param opens {@code now} while open; empty when no opening is in sight
 * @param now when the choice was made
 */
public record Reason(String key, Map<String, Name> values, List<Need> met, List<Need> unmet, boolean areaKnown, Optional<Instant> opens,
    Instant now) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final Map<Language, DateTimeFormatter> DATE = Map.of(
      Language.ZH, DateTimeFormatter.ofPattern("M月d日（E）", Locale.CHINA),
      Language.EN, DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH));

  /** What the case is about: {@code service} or {@code department}, and its name. */
  record Subject(String kind, Name name) {}

  public Reason {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(opens, "opens");
    Objects.requireNonNull(now, "now");
    values = Map.copyOf(values);
    met = List.copyOf(met);
    unmet = List.copyOf(unmet);
  }

  static Reason rule(Survey survey, Window window, Name because, Optional<Instant> opens) {
    return of("rule", Map.of("because", new Name(withoutStop(because.zh()), withoutStop(because.en()))), survey, window, opens);
  }

  static Reason lastResort(Survey survey, Window window, Optional<Instant> opens) {
    return of("fallback", Map.of(), survey, window, opens);
  }

  static Reason nearest(Survey survey, Window window, Optional<Name> district, Optional<Subject> subject, Optional<Instant> opens) {
    var values = new HashMap<String, Name>();
    district.ifPresent(name -> values.put("district", name));
    subject.ifPresent(about -> values.put(about.kind(), about.name()));
    String where = district.isPresent() ? "nearest" : "city";
    return of(where + "." + subject.map(Subject::kind).orElse("anything"), values, survey, window, opens);
  }

  private static Reason of(String key, Map<String, Name> values, Survey survey, Window window, Optional<Instant> opens) {
    var byMet = survey.what().needs().stream().collect(Collectors.partitioningBy(window.access()::contains));
    return new Reason(key, values, byMet.get(true), byMet.get(false), survey.area().parent() != null, opens, survey.now());
  }

  private static String withoutStop(String sentence) {
    return sentence.replaceAll("[\\s.。;；]+$", "");
  }

  /** The sentence as of the choice, with when the doors open; true on that day only. */
  public Name told(Messages messages) {
    return new Name(sentence(messages, Language.ZH), sentence(messages, Language.EN));
  }

  private String sentence(Messages messages, Language language) {
    return messages.say(language, "route.reason.told", Map.of("why", why(messages, language), "opens", opens(messages, language)));
  }

  /** The sentence without when the doors open: as true later as on the day. */
  public Name lasting(Messages messages) {
    return new Name(lasting(messages, Language.ZH), lasting(messages, Language.EN));
  }

  private String lasting(Messages messages, Language language) {
    return messages.say(language, "route.reason.lasting", Map.of("why", why(messages, language)));
  }

  private String why(Messages messages, Language language) {
    var words = new HashMap<String, String>();
    values.forEach((place, name) -> words.put(place, name.in(language)));
    return messages.say(language, "route.reason." + key, words)
        + needs(messages, language, "met", met) + needs(messages, language, areaKnown ? "unmet" : "no-area", unmet);
  }

  private static String needs(Messages messages, Language language, String kind, List<Need> needs) {
    if (needs.isEmpty()) return "";
    String list = needs.stream().map(need -> messages.say(language, "need." + need.code()))
        .collect(Collectors.joining(messages.say(language, "route.reason.and")));
    return messages.say(language, "route.reason.needs." + kind, Map.of("needs", list));
  }

  private String opens(Messages messages, Language language) {
    if (opens.isEmpty()) return messages.say(language, "route.reason.opens.unknown");
    if (!opens.get().isAfter(now)) return messages.say(language, "route.reason.opens.now");
    ZonedDateTime opening = opens.get().atZone(WorkCalendar.ZONE);
    LocalDate today = now.atZone(WorkCalendar.ZONE).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, opening.toLocalDate());
    String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "later";
    return messages.say(language, "route.reason.opens." + when,
        Map.of("time", TIME.format(opening), "date", DATE.get(language).format(opening)));
  }
}
