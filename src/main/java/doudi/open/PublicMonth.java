package doudi.open;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What is published of one month that is over.
 *
 * @param months that may be asked for, the newest first
 * @param whole empty when fewer than {@value Partition#FEWEST} people reported
 */
public record PublicMonth(YearMonth month, List<YearMonth> months, Optional<Group> whole, Partition districts, Partition platforms) {
  /** Too few reported. */
  static PublicMonth empty(YearMonth month, List<YearMonth> months) {
    return new PublicMonth(month, months, Optional.empty(), Partition.of(List.of()), Partition.of(List.of()));
  }
}
