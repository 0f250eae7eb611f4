package doudi.burden;

import doudi.burden.Field.Decision;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent.Called;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the complaints filed in one week have cost those who filed and those who worked on them, so far. Figures only: of whom, nothing.
 *
 * @param week its Monday
 * @param cases complaints of them that somebody of the staff turned to
 * @param acts how often each step was taken
 * @param asked how often each field was put before somebody, filled or not
 * @param filled how often it was filled
 * @param used how often a decision read it
 */
record Burden(LocalDate week, int complaints, int cases, Map<Step, Integer> acts, Map<Asked, Integer> asked,
    Map<Asked, Integer> filled, Map<Asked, Map<Decision, Integer>> used) {
  /** A field of a step. */
  record Asked(Step step, String field) {}

  Burden {
    acts = Map.copyOf(acts);
    asked = Map.copyOf(asked);
    filled = Map.copyOf(filled);
    used = Map.copyOf(used);
  }

  static Burden none(LocalDate week) {
    return new Burden(week, 0, 0, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Counted anew from the complaints themselves. */
  static Burden of(LocalDate week, Collection<Complaint> filed, String rootDistrict) {
    var counting = new Counting();
    filed.forEach(complaint -> counting.add(complaint, rootDistrict));
    int cases = (int) filed.stream().filter(one -> one.history().stream().anyMatch(Called.class::isInstance)).count();
    return new Burden(week, filed.size(), cases, counting.acts, counting.asked, counting.filled, counting.used);
  }

  private static final class Counting {
    private final Map<Step, Integer> acts = new HashMap<>();
    private final Map<Asked, Integer> asked = new HashMap<>();
    private final Map<Asked, Integer> filled = new HashMap<>();
    private final Map<Asked, Map<Decision, Integer>> used = new HashMap<>();

    private void add(Complaint complaint, String rootDistrict) {
      for (int i = 0; i < complaint.history().size(); i++) {
        var told = new Told(complaint, complaint.history().get(i), i, rootDistrict);
        Step.of(told).ifPresent(step -> add(step, told));
      }
    }

    private void add(Step step, Told told) {
      acts.merge(step, 1, Integer::sum);
      for (Field field : step.fields()) {
        var what = new Asked(step, field.name());
        if (field.isAsked(told)) asked.merge(what, 1, Integer::sum);
        if (!field.isFilled(told)) continue;
        filled.merge(what, 1, Integer::sum);
        field.usedBy(told).forEach(decision -> used.computeIfAbsent(what, fresh -> new HashMap<>()).merge(decision, 1, Integer::sum));
      }
    }
  }

  /** Both weeks together, under the week of this. */
  Burden plus(Burden other) {
    return new Burden(week, complaints + other.complaints, cases + other.cases, sum(acts, other.acts), sum(asked, other.asked),
        sum(filled, other.filled), sums(used, other.used));
  }

  private static <K> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
    var sums = new HashMap<>(one);
    other.forEach((key, n) -> sums.merge(key, n, Integer::sum));
    return sums;
  }

  private static Map<Asked, Map<Decision, Integer>> sums(Map<Asked, Map<Decision, Integer>> one, Map<Asked, Map<Decision, Integer>> other) {
    var sums = new HashMap<>(one);
    other.forEach((asked, by) -> sums.merge(asked, by, Burden::sum));
    return sums;
  }

  int acts(Step step) {
    return acts.getOrDefault(step, 0);
  }

  int asked(Step step, Field field) {
    return asked.getOrDefault(new Asked(step, field.name()), 0);
  }

  int filled(Step step, Field field) {
    return filled.getOrDefault(new Asked(step, field.name()), 0);
  }

  Map<Decision, Integer> used(Step step, Field field) {
    return used.getOrDefault(new Asked(step, field.name()), Map.of());
  }

  /** Fields put before somebody, filled or not. */
  int asked(boolean staff) {
    return of(asked, staff);
  }

  int filled(boolean staff) {
    return of(filled, staff);
  }

  private static int of(Map<Asked, Integer> numbers, boolean staff) {
    return numbers.entrySet().stream().filter(one -> one.getKey().step().isStaffs() == staff).mapToInt(Map.Entry::getValue).sum();
  }

  /** One for each field that was filled and one to send it off. */
  int taps(boolean staff) {
    return filled(staff) + acts.entrySet().stream().filter(one -> one.getKey().isStaffs() == staff).mapToInt(Map.Entry::getValue).sum();
  }
}
