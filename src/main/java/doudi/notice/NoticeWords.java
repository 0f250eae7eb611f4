package doudi.notice;

import doudi.calendar.PlainDates;
import doudi.catalog.Name;
import doudi.city.City;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintWords;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A notice in sentences, in both languages: what happened, what comes next, by when. Nobody's name and nobody's own words stand in it. */
public final class NoticeWords {
  private final Messages messages;
  private final ComplaintWords facts;

  public NoticeWords(Messages messages) {
    this.messages = messages;
    this.facts = new ComplaintWords(messages);
  }

  public Name title(NoticeMatrix.Cell cell) {
    return new Name(messages.say(Language.ZH, cell.key() + ".title"), messages.say(Language.EN, cell.key() + ".title"));
  }

  /** @param now the complaint as the event left it */
  Name words(NoticeMatrix.Cell cell, ComplaintEvent event, Complaint now, City city) {
    return new Name(words(cell, event, now, city, Language.ZH), words(cell, event, now, city, Language.EN));
  }

  private String words(NoticeMatrix.Cell cell, ComplaintEvent event, Complaint now, City city, Language language) {
    Map<String, String> places = new HashMap<>(facts.facts(event, city, language));
    places.put("window", city.windows().window(now.windowId()).map(window -> window.name().in(language)).orElse(now.windowId()));
    Instant owed = now.isDisputed() ? now.deadlines().disputeAnswer() : now.deadlines().resolution();
    places.put("deadline", PlainDates.moment(language, owed));
    now.leaseEnds().ifPresent(until -> places.put("heldUntil", PlainDates.moment(language, until)));
    return messages.say(language, cell.key() + ".words", places);
  }
}
