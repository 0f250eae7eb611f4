package doudi.suggestion;

import doudi.complaint.Complaint;
import java.time.Instant;
import java.util.Optional;

/**
 * What a complaint that staff have settled teaches about words like its own.
 *
 * @param complaintId learning it again replaces what was learned before
 * @param words the resident's own; looked up by, never kept
 */
record Lesson(String complaintId, Instant settledAt, String words, Taught taught) {

  /** Empty for a complaint that no clerk has settled. */
  static Optional<Lesson> of(Complaint complaint) {
    return complaint.resolution().map(settled -> new Lesson(complaint.id().value(), settled.at(), complaint.filing().narrative(),
        Taught.by(complaint, settled.cause())));
  }
}
