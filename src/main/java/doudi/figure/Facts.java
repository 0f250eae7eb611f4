package doudi.figure;

import doudi.complaint.Tally;
import doudi.complaint.TallyFigure;
import doudi.complaint.WindowCounts;
import doudi.complaint.WindowFigure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was counted of one group of complaints, by fact. */
public record Facts(Map<String, Integer> numbers) {
  private static final String UNCONFIRMED = TallyFigure.UNCONFIRMED.code();
  private static final String COMPLAINTS = TallyFigure.COMPLAINTS.code();

  public Facts {
    numbers = Map.copyOf(numbers);
  }

  public static Facts of(Tally tally) {
    return new Facts(Stream.of(TallyFigure.values()).collect(Collectors.toMap(TallyFigure::code, figure -> figure.atMost(tally))));
  }

  public static Facts of(WindowCounts counts) {
    return new Facts(Stream.of(WindowFigure.values()).collect(Collectors.toMap(WindowFigure::code, counts::of)));
  }

  public Facts with(String fact, int number) {
    var more = new HashMap<>(numbers);
    more.put(fact, number);
    return new Facts(more);
  }

  /** @throws IllegalStateException for a fact that was not counted here */
  int of(String fact) {
    Integer number = numbers.get(fact);
    if (number == null) throw new IllegalStateException(fact + " was not counted");
    return number;
  }

  int sum(List<String> facts) {
    return facts.stream().mapToInt(this::of).sum();
  }

  /** Of all complaints of the group, those that nobody confirmed in time. */
  Share unconfirmed() {
    return Share.of(of(UNCONFIRMED), of(COMPLAINTS));
  }
}
