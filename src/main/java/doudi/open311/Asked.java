package doudi.open311;

import doudi.complaint.RequestFilter;
import doudi.open311.Trouble.Wrong;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which service requests somebody wants to see.
 *
 * @param ids when not empty, nothing else counts
 * @param from how many of those found are passed over
 */
record Asked(List<String> ids, RequestFilter query, int from, int size) {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST = 1_000;
  private static final int MOST_IDS = 100;

  /** @throws Trouble naming everything that is wrong */
  static Asked of(Parameters sent, Instant now) {
    List<String> ids = sent.list("service_request_id");
    var wrongs = new ArrayList<Wrong>();
    if (ids.size() > MOST_IDS) wrongs.add(new Wrong("too-many", Map.of("code", "service_request_id", "most", "" + MOST_IDS)));
    int size = ids.isEmpty() ? number(sent, "page_size", MOST, MOST, wrongs) : MOST_IDS;
    int page = ids.isEmpty() ? number(sent, "page", 1, Math.max(1, MOST / size), wrongs) : 1;
    var query = ids.isEmpty() ? query(sent, now, wrongs) : null;
    if (!wrongs.isEmpty()) throw new Trouble(Trouble.WRONG, wrongs);
    return new Asked(ids, query, (page - 1) * size, size);
  }

  private static RequestFilter query(Parameters sent, Instant now, List<Wrong> wrongs) {
    Optional<Instant> start = date(sent, "start_date", wrongs);
    Optional<Instant> end = date(sent, "end_date", wrongs);
    Instant to = end.or(() -> start.map(from -> from.plus(LONGEST))).orElse(now);
    Instant from = start.orElseGet(() -> to.minus(LONGEST));
    if (Duration.between(from, to).compareTo(LONGEST) > 0) wrongs.add(new Wrong("span", Map.of()));
    List<String> states = sent.list("status");
    if (!Set.of("open", "closed").containsAll(states)) wrongs.add(Wrong.of("unknown-value", "status"));
    Set<String> services = sent.list("service_code").stream().map(ServiceList::serviceId).collect(Collectors.toSet());
    boolean open = states.isEmpty() || states.contains("open");
    return new RequestFilter(open, states.isEmpty() || states.contains("closed"), from, to, services);
  }

  /** A plus sign that was not escaped arrives as a space. */
  private static Optional<Instant> date(Parameters sent, String name, List<Wrong> wrongs) {
    try {
      return sent.text(name).map(text -> OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException unreadable) {
      wrongs.add(Wrong.of("bad-date", name));
      return Optional.empty();
    }
  }

  private static int number(Parameters sent, String name, int usual, int most, List<Wrong> wrongs) {
    Optional<String> given = sent.text(name);
    if (given.isEmpty()) return usual;
    if (given.get().matches("[1-9][0-9]{0,3}") && Integer.parseInt(given.get()) <= most) return Integer.parseInt(given.get());
    wrongs.add(new Wrong("bad-number", Map.of("code", name, "from", "1", "to", "" + most)));
    return usual;
  }
}
