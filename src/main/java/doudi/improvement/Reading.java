package doudi.improvement;

import doudi.complaint.Actor;
import doudi.plumbing.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A human interpretation of a hotspot: a sample is drawn, opened, read, a statement signed, and an auditor who has opened the sample as
 * well signs against it or gives it back. Who opened what is known from the program's own answers, not from anybody's word.
 *
 * @param from first day of filing that the sample was drawn from
 * @param seed with which it was drawn; with the same complaints it draws the same sample
 * @param steps oldest first
 */
public record Reading(String id, String hotspotId, LocalDate from, LocalDate to, long seed, List<Drawn> sample, List<Step> steps)
    implements Kept {

  /** @param stratum how it had ended when it was drawn */
  public record Drawn(String complaintId, String stratum) {}

  /** What happened to a reading. */
  public enum Act {
    DRAWN, OPENED, SIGNED, RETURNED, COUNTERSIGNED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param statement of a signature
   * @param words of the auditor
   * @param complaintId which of the sample was opened; null where it was opened as a whole
   */
  public record Step(Act act, Instant at, Actor by, Statement statement, String words, String complaintId) {}

  public Reading {
    sample = List.copyOf(sample);
    steps = List.copyOf(steps);
  }

  @Override public String about() { return hotspotId; }
  @Override public Instant begunAt() { return steps.get(0).at; }
  @Override public int version() { return steps.size(); }

  /** The last act that was more than opening the sample. */
  public Act state() {
    return last(Stream.of(Act.values()).filter(act -> act != Act.OPENED).toList()).orElseThrow().act;
  }

  public String author() {
    return steps.get(0).by.id();
  }

  /** The one in force, if it was ever signed. */
  public Optional<Statement> statement() {
    return last(List.of(Act.SIGNED)).map(Step::statement);
  }

  private Optional<Step> last(List<Act> acts) {
    return steps.stream().filter(step -> acts.contains(step.act)).reduce((earlier, later) -> later);
  }

  /** Those of the sample that somebody has opened, in its order. */
  public List<String> openedBy(String account) {
    var opened = steps.stream().filter(step -> step.act == Act.OPENED && step.by.id().equals(account)).map(Step::complaintId).toList();
    return sample.stream().map(Drawn::complaintId).filter(id -> opened.contains(id) || opened.stream().anyMatch(Objects::isNull)).toList();
  }

  public boolean wasOpenedBy(String account) {
    return openedBy(account).size() == sample.size();
  }

  public Optional<Drawn> drawn(String complaintId) {
    return sample.stream().filter(one -> one.complaintId.equals(complaintId)).findFirst();
  }

  /** @param complaintId null for the whole sample */
  Reading opened(Instant now, Actor by, String complaintId) {
    return with(new Step(Act.OPENED, now, by, null, null, complaintId));
  }

  /** @throws Refusal FORBIDDEN for anybody but who drew the sample; CONFLICT {@code sample-not-opened}, {@code wrong-state} */
  Reading signed(Instant now, Actor by, Statement statement) {
    if (!by.id().equals(author())) throw Refusal.forbidden("Only who drew the sample signs this reading.");
    if (!isToBeSigned()) throw wrongState();
    mustHaveOpened(by);
    return with(new Step(Act.SIGNED, now, by, statement, null, null));
  }

  /** @throws Refusal FORBIDDEN for the author; CONFLICT {@code sample-not-opened}, {@code wrong-state} */
  Reading judged(Instant now, Actor by, boolean agreed, String words) {
    if (by.id().equals(author())) throw Refusal.forbidden("Nobody countersigns their own reading.");
    if (state() != Act.SIGNED) throw wrongState();
    mustHaveOpened(by);
    return with(new Step(agreed ? Act.COUNTERSIGNED : Act.RETURNED, now, by, null, words, null));
  }

  public boolean isToBeSigned() {
    return state() == Act.DRAWN || state() == Act.RETURNED;
  }

  private void mustHaveOpened(Actor by) {
    if (!wasOpenedBy(by.id())) throw Refusal.conflict("sample-not-opened",
        "You have not opened every complaint of the sample; read them first. Nothing was changed.");
  }

  private Refusal wrongState() {
    return Refusal.conflict("wrong-state", "The reading is " + state().code() + "; this cannot be done to it now. Nothing was changed.");
  }

  private Reading with(Step step) {
    return new Reading(id, hotspotId, from, to, seed, sample, Stream.concat(steps.stream(), Stream.of(step)).toList());
  }
}
