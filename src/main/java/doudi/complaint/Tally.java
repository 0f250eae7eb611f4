package doudi.complaint;

/**
 * How a number of complaints ended, as far as they have. The three facts stay apart: what staff said, what residents said, and silence.
 *
 * @param complaints all of them
 * @param staffResolved those of which a clerk says now that it is done
 * @param staffResolvedOnce those of which a clerk has ever said so, also when the resident disputed it
 * @param confirmedDone those of which the resident says so
 * @param unconfirmed those nobody confirmed in time
 * @param disputed those whose resident ever said "not done" or "partly"
 * @param repeatTrips tries beyond the first, summed
 */
public record Tally(int complaints, int staffResolved, int staffResolvedOnce, int confirmedDone, int unconfirmed, int disputed,
    int repeatTrips) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(complaints + other.complaints, staffResolved + other.staffResolved, staffResolvedOnce + other.staffResolvedOnce,
        confirmedDone + other.confirmedDone, unconfirmed + other.unconfirmed, disputed + other.disputed, repeatTrips + other.repeatTrips);
  }

  /** What is left without the other, which is a part of this. */
  public Tally minus(Tally other) {
    return new Tally(complaints - other.complaints, staffResolved - other.staffResolved, staffResolvedOnce - other.staffResolvedOnce,
        confirmedDone - other.confirmedDone, unconfirmed - other.unconfirmed, disputed - other.disputed, repeatTrips - other.repeatTrips);
  }
}
