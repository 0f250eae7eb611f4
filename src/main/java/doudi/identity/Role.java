package doudi.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which capacity somebody calls. A caller has exactly one; who has none is {@link #ANONYMOUS}. */
public enum Role {
  ANONYMOUS, RESIDENT, CLERK, SUPERVISOR, MANAGER, AUDITOR, ADMIN, PLATFORM;

  /** As the contract spells it in {@code x-roles}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String code) {
    return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** Whether the role is held through a staff account. */
  public boolean isStaff() {
    return this == CLERK || this == SUPERVISOR || this == MANAGER || this == AUDITOR || this == ADMIN;
  }
}
