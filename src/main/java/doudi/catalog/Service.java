package doudi.catalog;

import doudi.calendar.Complexity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing a resident can get done (政务服务事项).
 *
 * @param platformIds where it is offered online, at least one
 * @param keywords words by which residents' own words are recognised
 * @param bring what to bring to a window; empty when nothing is said about it
 */
public record Service(String id, Name name, String departmentId, List<String> platformIds, Complexity complexity, List<String> keywords,
    Optional<Name> bring) {

  public Service {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(departmentId, "departmentId");
    Objects.requireNonNull(complexity, "complexity");
    Objects.requireNonNull(bring, "bring");
    platformIds = List.copyOf(platformIds);
    keywords = List.copyOf(keywords);
    if (platformIds.isEmpty()) throw new IllegalArgumentException("service " + id + " is offered nowhere");
  }
}
