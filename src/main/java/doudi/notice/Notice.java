package doudi.notice;

import doudi.catalog.Name;
import doudi.identity.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing told to one person. The same event told again makes the same notice, so it is there once.
 *
 * @param id {@code <complaintId>:<sequence of the event>}, or {@code <windowId>:<hour>} for a queue; a person has it once
 * @param complaintId where to look; the first of the hour for a queue
 * @param at when it happened, UTC, whole milliseconds
 * @param words one to three short sentences with the next step; what the resident or the clerk wrote does not stand in them
 */
public record Notice(String id, Person person, NoticeKind kind, String complaintId, Instant at, Name title, Name words,
    NoticeMatrix.How how, boolean read) {
  /** What happened longer ago is told in the inbox only; on a phone it would be old news. */
  static final Duration NEWS = Duration.ofHours(24);

  /** After that it goes from the inbox; what happened stands in the complaint for ever. */
  static final Duration KEPT = Duration.ofDays(180);

  public Notice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(words, "words");
  }

  /** Key in the store: one per event and person. */
  public String key() {
    return id + ":" + person.value();
  }

  /** Of two notices that are equally old the later one has the greater number. */
  long number() {
    return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
  }

  public boolean urgent() {
    return how == NoticeMatrix.How.PUSH_NOW;
  }

  public boolean pushed() {
    return how != NoticeMatrix.How.INBOX;
  }
}
