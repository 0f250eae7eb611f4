package doudi.complaint;

import doudi.calendar.PlainDates;
import doudi.city.City;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The history in sentences a resident may read: what happened, and what the person who acted said. Nobody's name stands in it. */
public final class ComplaintWords {
  private final Messages messages;

  public ComplaintWords(Messages messages) {
    this.messages = messages;
  }

  String sentence(ComplaintEvent event, City city, Language language) {
    String happened = messages.say(language, "history." + event.type(), facts(event, city, language));
    return event.words() == null ? happened : messages.say(language, "history.said", Map.of("happened", happened, "words", event.words()));
  }

  /** The event's facts as people read them: names for ids, dates for instants; by place in the sentence. */
  public Map<String, String> facts(ComplaintEvent event, City city, Language language) {
    var values = new HashMap<String, String>();
    event.facts().forEach((place, fact) -> values.put(place, plain(place, fact, city, language)));
    return values;
  }

  private String plain(String place, Object fact, City city, Language language) {
    if (fact instanceof Instant at) return PlainDates.moment(language, at);
    String text = String.valueOf(fact);
    return switch (place) {
      case "windowId" -> city.windows().window(text).map(window -> window.name().in(language)).orElse(text);
      case "departmentId" -> city.catalog().department(text).map(department -> department.name().in(language)).orElse(text);
      case "outcome" -> messages.say(language, "outcome." + text);
      case "stage" -> messages.say(language, "stage." + text);
      default -> text;
    };
  }
}
