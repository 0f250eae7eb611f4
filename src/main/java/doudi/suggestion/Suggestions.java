package doudi.suggestion;

import java.util.List;

/** What somebody's words may be about, each list best first; an empty one says “not sure”. */
public record Suggestions(List<Suggestion> services, List<Suggestion> platforms, List<Suggestion> failureKinds) {
  public Suggestions {
    services = List.copyOf(services);
    platforms = List.copyOf(platforms);
    failureKinds = List.copyOf(failureKinds);
  }
}
