package doudi.complaint;

import java.util.Locale;

/** Where a complaint stands; the order is the normal way forward. */
public enum ComplaintStatus {
  WAITING, IN_SERVICE, AWAITING_RESIDENT, AWAITING_DEPARTMENT, RESOLVED, CONFIRMED, UNCONFIRMED, WITHDRAWN;

  /** As the contract spells it: {@code in-service}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads what {@link #code} wrote. */
  static ComplaintStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether staff say that it is done, whatever the resident says. */
  public boolean isStaffResolved() {
    return this == RESOLVED || this == CONFIRMED || this == UNCONFIRMED;
  }

  /** Whether the window still owes something: not yet resolved, not withdrawn. */
  public boolean isOpen() {
    return compareTo(RESOLVED) < 0;
  }
}
