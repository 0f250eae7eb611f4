package doudi.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong with one JSON document, told at once. Carries no stack trace: a wrong document is an expected answer. */
public final class CalendarFaults extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One thing that is wrong.
   *
   * @param pointer RFC 6901 pointer relative to the document read; empty for the document itself
   * @param detail  one plain sentence without the pointer
   */
  public record Fault(String pointer, String detail) {}

  CalendarFaults(List<Fault> faults) {
    super(faults.stream().map(fault -> fault.pointer() + ": " + fault.detail()).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** In the order of the document, never empty. */
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
