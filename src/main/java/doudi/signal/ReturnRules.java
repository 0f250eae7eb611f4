package doudi.signal;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent.Called;
import doudi.complaint.ComplaintEvent.Disputed;
import doudi.complaint.ComplaintEvent.Resolved;
import doudi.complaint.ComplaintEvent.Transferred;
import doudi.complaint.Filing;
import doudi.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What comes back: a complaint sent away twice, and a trouble that was called done and is reported again. */
final class ReturnRules {
  static final Duration SOON = Duration.ofDays(14);

  private record Done(String windowId, Instant at, String complaintId, String trouble, boolean disputed) {}

  private final List<Done> done = new ArrayList<>();
  private final Map<String, List<Instant>> filed = new HashMap<>();

  void look(Complaint complaint, List<Step> steps, Book book) {
    pingPong(complaint, steps, book);
    String trouble = trouble(complaint.filing());
    if (trouble != null) filed.computeIfAbsent(trouble, fresh -> new ArrayList<>()).add(complaint.filedAt());
    steps.stream().filter(step -> step.is(Resolved.class) && ((Resolved) step.event()).resolution().outcome().equals("done")).findFirst()
        .ifPresent(step -> done.add(new Done(step.windowId(), step.at(), complaint.id().value(), trouble,
            steps.subList(step.sequence(), steps.size()).stream().anyMatch(later -> later.is(Disputed.class)))));
  }

  /** The same resident's same service on the same platform; null where no account or neither of the two is named. */
  private static String trouble(Filing filing) {
    if (filing.residentId() == null || filing.serviceId() == null && filing.platformId() == null) return null;
    return filing.residentId() + "\n" + filing.serviceId() + "\n" + filing.platformId();
  }

  /** Of those a window called; only the one that began to send it about is meant. Reassigning is a supervisor's duty. */
  private static void pingPong(Complaint complaint, List<Step> steps, Book book) {
    var sent = steps.stream().filter(step -> step.is(Transferred.class) && step.event().by().role().equals(Role.CLERK.code())).toList();
    Map<String, Step> last = new HashMap<>();
    steps.stream().filter(step -> step.is(Called.class) || sent.contains(step)).forEach(step -> last.put(step.windowId(), step));
    last.forEach((window, step) -> {
      boolean began = !sent.isEmpty() && sent.get(0).windowId().equals(window);
      boolean again = sent.stream().filter(one -> one.windowId().equals(window)).count() > 1;
      book.note(SignalKind.PING_PONG, window, step.at(), complaint.id().value(), began && again);
    });
  }

  /** When everything was looked at: which of those called done were disputed or filed again. */
  void finish(Book book) {
    for (Done one : done) {
      boolean again = filed.getOrDefault(one.trouble, List.of()).stream()
          .anyMatch(at -> at.isAfter(one.at) && Duration.between(one.at, at).compareTo(SOON) <= 0);
      book.note(SignalKind.REFILED, one.windowId, one.at, one.complaintId, again || one.disputed);
    }
  }
}
