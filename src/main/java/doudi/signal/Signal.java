package doudi.signal;

import doudi.complaint.Actor;
import doudi.plumbing.Refusal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something at a window that would hardly come about by chance, and that somebody should explain. It changes nothing by itself. There
 * is one for each window, kind and month, however often it is looked at.
 *
 * @param period month in which it was seen first
 * @param evidence the most unlikely that was seen until it was answered
 * @param raisedAt when it was seen first
 * @param changedAt when anything of it changed last
 * @param answers oldest first; nothing is ever taken back
 * @param version how often it was written; a save names the one it read
 */
public record Signal(String id, SignalKind kind, String windowId, YearMonth period, Evidence evidence, Instant raisedAt, Instant changedAt,
    List<Answer> answers, int version) {
  private static final int MOST_ANSWERS = 20;

  /**
   * A reason somebody gives.
   *
   * @param office district of a supervisor, department of an auditor; null where the account names none
   */
  public record Answer(Instant at, Actor by, String office, String reason) {}

  public Signal {
    answers = List.copyOf(answers);
  }

  /** The same for the same window, kind and month: {@code w-donghu~silence~2026-11}. */
  static String id(String windowId, SignalKind kind, YearMonth period) {
    return windowId + "~" + kind.code() + "~" + period;
  }

  static Signal raised(Finding found, YearMonth period, Instant now) {
    return new Signal(id(found.windowId(), found.kind(), period), found.kind(), found.windowId(), period, found.evidence(), now, now,
        List.of(), 1);
  }

  /**
   * What is to be written for a finding; empty when it says nothing new.
   *
   * @param known the signal of this month
   * @param before that of the month before: days that it already tells of raise no other
   */
  static Optional<Signal> of(Finding found, Optional<Signal> known, Optional<Signal> before, YearMonth period, Instant now) {
    if (known.isPresent()) return known.get().sharpened(found.evidence(), now);
    if (before.filter(one -> !found.evidence().from().isAfter(one.evidence.to())).isPresent()) return Optional.empty();
    return Optional.of(raised(found, period, now));
  }

  /** What was answered stands as it was answered. */
  private Optional<Signal> sharpened(Evidence seen, Instant now) {
    if (isAnswered() || seen.chance() >= evidence.chance()) return Optional.empty();
    return Optional.of(new Signal(id, kind, windowId, period, seen, raisedAt, now, answers, version + 1));
  }

  public boolean isAnswered() {
    return !answers.isEmpty();
  }

  public String state() {
    return isAnswered() ? "answered" : "open";
  }

  /** @throws Refusal CONFLICT {@code wrong-state} when there are too many answers */
  Signal answered(Answer answer) {
    if (answers.size() >= MOST_ANSWERS) throw Refusal.conflict("wrong-state", "There are " + MOST_ANSWERS
        + " answers already. Nothing was changed.");
    var more = Stream.concat(answers.stream(), Stream.of(answer)).toList();
    return new Signal(id, kind, windowId, period, evidence, raisedAt, answer.at, more, version + 1);
  }

  /** Whether that account said this last. */
  boolean wasSaid(String account, String reason) {
    return isAnswered() && answers.get(answers.size() - 1).by.id().equals(account)
        && answers.get(answers.size() - 1).reason.equals(reason);
  }
}
