package doudi.backlog;

/** What became of one entry. */
sealed interface Outcome {

  /** Kept by the server, by this run or an earlier one; {@code claimCode} is empty unless filed anonymously. */
  record Filed(boolean already, String complaintId, String window, String reason, String claimCode) implements Outcome {}

  record Wrong(String why) implements Outcome {}
}
