package doudi.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can be told something: a resident's account, the holder of a claim code, or a staff account. Says nothing about who that is.
 *
 * @param value {@code resident:<id>}, {@code claim:<hash>} or {@code staff:<account>}; unique over all of them
 */
public record Person(String value) {
  private static final String RESIDENT = "resident:";
  private static final String CLAIM = "claim:";
  private static final String STAFF = "staff:";

  public static Person resident(String id) { return new Person(RESIDENT + id); }
  public static Person claim(String hash) { return new Person(CLAIM + hash); }
  public static Person staff(String account) { return new Person(STAFF + account); }

  /** Whom a complaint is about: its resident's account or, without one, the holder of its claim code. */
  public static Person of(Access.Concerns complaint) {
    return complaint.residentId() == null ? claim(complaint.claimHash()) : resident(complaint.residentId());
  }

  /** Set for a resident's account. */
  Optional<String> residentId() { return after(RESIDENT); }

  /** Set for the holder of a claim code. */
  Optional<String> claimHash() { return after(CLAIM); }

  /** Set for staff. */
  Optional<String> account() { return after(STAFF); }

  private Optional<String> after(String prefix) {
    return value.startsWith(prefix) ? Optional.of(value.substring(prefix.length())) : Optional.empty();
  }

  /**
   * Everybody the caller is: first the one signed in, then the holder of the code shown, then what was linked. Nobody for who shows
   * nothing.
   */
  public static List<Person> all(Caller caller) {
    var all = new ArrayList<Person>();
    if (caller.role().isStaff()) all.add(staff(caller.id()));
    if (caller.is(Role.RESIDENT)) all.add(resident(caller.id()));
    if (caller.isResidentSide()) caller.claimHash().map(Person::claim).ifPresent(all::add);
    all.addAll(caller.linked());
    return all;
  }

  @Override
  public String toString() {
    return "Person[***]";
  }
}
