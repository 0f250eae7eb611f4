package doudi.complaint;

import doudi.identity.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer that was given word for word, and what residents said to it. Says nothing of who gave it.
 *
 * @param used how often
 * @param disputed how often the resident said {@code partly} or {@code not-done} to it
 * @param unconfirmed how often the resident said nothing in time
 */
public record Wording(String outcome, String words, int used, int confirmed, int disputed, int unconfirmed) {
  /** Fewer people are not published. */
  static final int FEWEST_PEOPLE = 5;
  private static final Comparator<Wording> MOST_USED = Comparator.comparingInt(Wording::used).reversed().thenComparing(Wording::words)
      .thenComparing(Wording::outcome);

  private record Said(String outcome, String words) {}

  /** What was said under one wording so far, and to whom. */
  private static final class Count {
    private final Set<Person> people = new HashSet<>();
    private int used;
    private int confirmed;
    private int disputed;
    private int unconfirmed;

    void add(Person person, ComplaintEvent after) {
      people.add(person);
      used++;
      if (after instanceof ComplaintEvent.Confirmed) confirmed++;
      if (after instanceof ComplaintEvent.Disputed) disputed++;
      if (after instanceof ComplaintEvent.FellSilent) unconfirmed++;
    }
  }

  /** Counted from the complaints themselves, most used first; what fewer than five people were told is left out. */
  public static List<Wording> count(List<Complaint> complaints) {
    Map<Said, Count> counts = new LinkedHashMap<>();
    complaints.forEach(complaint -> count(complaint, counts));
    return counts.entrySet().stream().filter(one -> one.getValue().people.size() >= FEWEST_PEOPLE)
        .map(one -> of(one.getKey(), one.getValue())).sorted(MOST_USED).toList();
  }

  private static void count(Complaint complaint, Map<Said, Count> counts) {
    var answers = new ArrayList<ComplaintEvent>(complaint.history());
    answers.removeIf(event -> event instanceof ComplaintEvent.Rated);
    for (int i = 0; i < answers.size(); i++) {
      if (!(answers.get(i) instanceof ComplaintEvent.Resolved resolved)) continue;
      ComplaintEvent after = i + 1 < answers.size() ? answers.get(i + 1) : null;
      var said = new Said(resolved.resolution().outcome(), resolved.words().strip());
      counts.computeIfAbsent(said, fresh -> new Count()).add(Person.of(complaint), after);
    }
  }

  private static Wording of(Said said, Count count) {
    return new Wording(said.outcome(), said.words(), count.used, count.confirmed, count.disputed, count.unconfirmed);
  }
}
