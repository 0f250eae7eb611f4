package doudi.hotspot;

import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A period in one look, and the one just before it for comparison.
 *
 * @param change from {@code before} to {@code now}
 * @param worst the first of the ranking, and how many it had before
 * @param days every day of the period, also one with nothing
 * @param cells platform × failure kind, those with most first; a part that nobody named is null
 */
public record Summary(Period period, Tally now, Tally before, Hotspot.Trend change, Optional<Worst> worst, List<Day> days,
    List<Cell> cells) {
  public record Worst(Hotspot hotspot, int before) {}

  public record Day(LocalDate day, Tally tally) {}

  public record Cell(String platformId, String failureKind, Tally tally) {
    static Cell of(Bucket bucket, Tally tally) {
      return new Cell(bucket.platformId(), bucket.failureKind(), tally);
    }
  }
}
