package doudi.complaint;

import doudi.identity.Caller;
import doudi.identity.Role;

/**
 * Who did something: the role for everyone to read, the id for the record only.
 *
 * @param id account, resident id, or empty for anonymous residents and for the program itself
 */
public record Actor(String role, String id) {
  /** Time passing, noticed by the program. */
  public static final Actor SYSTEM = new Actor("system", "");

  public static Actor of(Caller caller) {
    return new Actor(caller.isResidentSide() ? Role.RESIDENT.code() : caller.role().code(), caller.id());
  }
}
