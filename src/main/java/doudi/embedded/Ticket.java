package doudi.embedded;

/**
 * What a reply must wait for: everything a command wrote or can have seen.
 *
 * @param epoch    number of times changes had to be taken back when the command ran
 * @param known    position of the last change it can know of; the reply waits for it
 * @param written  position of the last change of its own, 0 without: while that stays, what the command did stays
 */
record Ticket(long epoch, long known, long written) {
  /** Of a reply that waits for nothing. */
  static final Ticket NONE = new Ticket(0, 0, 0);

  /** Whether the reply tells of something that is no more, when all changes behind that position were taken back. */
  boolean isLostBehind(long kept) {
    return (written > 0 ? written : known) > kept;
  }
}
