package doudi.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An app, mini-program, website or kiosk through which services are offered.
 *
 * @param departmentId the department that answers for it
 * @param aliases what residents call it, in any language, best known first
 */
public record Platform(String id, Name name, Kind kind, String departmentId, List<String> aliases) {

  /** How residents meet a platform. A messenger's official account counts as a mini-program. */
  public enum Kind {
    APP("app"), MINI_PROGRAM("mini-program"), WEBSITE("website"), KIOSK("kiosk");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** As written in JSON. */
    public String code() {
      return code;
    }

    public static Optional<Kind> of(String code) {
      return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
  }

  public Platform {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(departmentId, "departmentId");
    aliases = List.copyOf(aliases);
  }
}
