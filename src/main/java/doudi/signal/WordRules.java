package doudi.signal;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent.Confirmed;
import doudi.complaint.ComplaintEvent.Rated;
import doudi.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the residents' pleasant words tell by when and from which account they came. A dispute is never among them. */
final class WordRules {
  static final Duration MINUTES = Duration.ofMinutes(5);
  /** For so many complaints at one window no household speaks in a fortnight. */
  static final int MANY = 4;
  static final int BURST = 5;
  static final Duration BURST_LENGTH = Duration.ofHours(1);

  private record Word(String complaintId, Instant at, String account) {}

  private final Map<String, List<Word>> words = new TreeMap<>();
  private final Map<String, List<Word>> stars = new TreeMap<>();

  void look(Complaint complaint, List<Step> steps, Book book) {
    String id = complaint.id().value();
    first(steps).ifPresent(word -> {
      book.note(SignalKind.HASTY_WORD, word.windowId(), word.at(), id, isHasty(steps, word));
      words.computeIfAbsent(word.windowId(), fresh -> new ArrayList<>()).add(new Word(id, word.at(), account(word)));
    });
    steps.stream().filter(step -> step.is(Rated.class)).findFirst().ifPresent(rated -> {
      book.note(SignalKind.FIVE_STAR_BURST, rated.windowId(), rated.at(), id, false);
      if (((Rated) rated.event()).grade() == 5) {
        stars.computeIfAbsent(rated.windowId(), fresh -> new ArrayList<>()).add(new Word(id, rated.at(), ""));
      }
    });
  }

  private static Optional<Step> first(List<Step> steps) {
    return steps.stream().filter(step -> step.is(Confirmed.class) || step.is(Rated.class)).findFirst();
  }

  private static boolean isHasty(List<Step> steps, Step word) {
    return steps.subList(0, word.sequence() - 1).stream().filter(Step::isStaff).reduce((earlier, later) -> later)
        .filter(staff -> staff.isWithin(MINUTES, word.at())).isPresent();
  }

  /** Empty where nobody was signed in: a claim code alone does not tell from which device. */
  private static String account(Step word) {
    return word.event().by().role().equals(Role.RESIDENT.code()) ? word.event().by().id() : "";
  }

  /** When everything was looked at: who spoke often, and which five stars came together. */
  void finish(Book book) {
    words.forEach((window, all) -> oftenSaid(window, all, book));
    stars.forEach((window, all) -> bursts(window, all, book));
  }

  private static void oftenSaid(String window, List<Word> all, Book book) {
    var within = all.stream().filter(word -> book.counts(SignalKind.ONE_ACCOUNT, word.at)).toList();
    Map<String, Integer> times = new HashMap<>();
    within.forEach(word -> times.merge(word.account, 1, Integer::sum));
    within.forEach(word -> book.note(SignalKind.ONE_ACCOUNT, window, word.at, word.complaintId,
        !word.account.isEmpty() && times.get(word.account) >= MANY));
  }

  private static void bursts(String window, List<Word> all, Book book) {
    var sorted = all.stream().sorted((a, b) -> a.at.compareTo(b.at)).toList();
    Set<Word> together = new HashSet<>();
    for (int last = BURST - 1; last < sorted.size(); last++) {
      var run = sorted.subList(last - BURST + 1, last + 1);
      if (Duration.between(run.get(0).at, run.get(BURST - 1).at).compareTo(BURST_LENGTH) <= 0) together.addAll(run);
    }
    together.stream().sorted((a, b) -> a.at.compareTo(b.at))
        .forEach(word -> book.note(SignalKind.FIVE_STAR_BURST, window, word.at, word.complaintId, true));
  }
}
