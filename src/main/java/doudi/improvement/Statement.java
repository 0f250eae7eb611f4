package doudi.improvement;

import java.util.List;

/**
 * What a manager says a hotspot means.
 *
 * @param cause why people fail here
 * @param unknown what the data cannot show
 * @param circumstances what is particular to the place
 * @param quotes words of complaints of the sample that the reading rests on, at least one
 */
public record Statement(String cause, String unknown, String circumstances, List<Quote> quotes) {
  /** Words out of one complaint, as the masked sample shows them. */
  public record Quote(String complaintId, String words) {}

  public Statement {
    quotes = List.copyOf(quotes);
  }
}
