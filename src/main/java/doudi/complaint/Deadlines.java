package doudi.complaint;

import java.time.Instant;

/**
 * By when what is owed; fixed at filing. Only an answered question (by the time it paused) and a reasoned extension move a deadline.
 *
 * @param explanation by when a "not possible" must be explained
 * @param confirmation until when the resident may confirm or dispute; null before the resolution
 * @param disputeAnswer by when a dispute must be answered; null without one
 * @param answer until when a question waits for its answer; null without one
 */
public record Deadlines(Instant firstContact, Instant resolution, Instant explanation, Instant confirmation, Instant disputeAnswer,
    Instant answer) {

  Deadlines withResolution(Instant due) {
    return new Deadlines(firstContact, due, explanation, confirmation, disputeAnswer, answer);
  }

  Deadlines withConfirmation(Instant until) {
    return new Deadlines(firstContact, resolution, explanation, until, disputeAnswer, answer);
  }

  Deadlines withDisputeAnswer(Instant due) {
    return new Deadlines(firstContact, resolution, explanation, null, due, answer);
  }

  Deadlines withAnswer(Instant until) {
    return new Deadlines(firstContact, resolution, explanation, confirmation, disputeAnswer, until);
  }
}
