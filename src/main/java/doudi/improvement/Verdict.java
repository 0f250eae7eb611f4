package doudi.improvement;

import doudi.complaint.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person decided about a platform. It stays as it is; a later one stands beside it, in force.
 *
 * @param office in whose name, a department's id; null for an auditor of none
 * @param proposed what the rules had proposed on that day, and why
 */
public record Verdict(String id, String platformId, Outcome outcome, String reason, String office, Outcome proposed, List<String> grounds,
    Instant at, Actor by) implements Kept {

  /** What becomes of a platform. */
  public enum Outcome {
    KEEP, IMPROVE, MERGE, RETIRE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public Verdict {
    grounds = List.copyOf(grounds);
  }

  @Override public String about() { return platformId; }
  @Override public Instant begunAt() { return at; }
  @Override public int version() { return 1; }
  @Override public Optional<Instant> due() { return Optional.empty(); }
}
