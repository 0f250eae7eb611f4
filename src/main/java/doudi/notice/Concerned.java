package doudi.notice;

import java.util.Locale;

/** As what somebody hears of an event. */
public enum Concerned {
  /** Whose complaint it is. */
  RESIDENT,
  /** The one who held the complaint when it happened. */
  HOLDER,
  /** The clerks of its window; told at most once an hour and window, whatever arrives. */
  CLERKS,
  /** The supervisors of its window's district and of those above. */
  SUPERVISORS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
