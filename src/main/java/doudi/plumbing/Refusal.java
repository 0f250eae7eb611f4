package doudi.plumbing;

import java.util.List;

/** An expected "no" to a caller: a stable code, a plain sentence, never a stack trace. Anything else that fails is a bug or an outage. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the caller can do about it; {@link ProblemHandler} alone turns it into an HTTP status. */
  public enum Kind { INVALID, UNREADABLE, UNAUTHENTICATED, FORBIDDEN, UNKNOWN, CONFLICT, TOO_LARGE, UNSUPPORTED, TOO_MANY, UNAVAILABLE }

  private final Kind kind;
  private final String code;
  private final transient List<Fault> faults;

  private Refusal(Kind kind, String code, String detail, List<Fault> faults) {
    super(detail, null, false, false);
    this.kind = kind;
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  /** A request outside the contract: 400 {@code validation}. */
  public static Refusal malformed(List<Fault> faults) {
    return new Refusal(Kind.UNREADABLE, "validation", "The request does not fit the contract; nothing was changed.", faults);
  }

  /** A request that fits the contract but names something that cannot be: 422 {@code validation}. */
  public static Refusal invalid(List<Fault> faults) {
    return new Refusal(Kind.INVALID, "validation", "The request names things that do not fit; nothing was changed.", faults);
  }

  public static Refusal invalid(String pointer, String detail) {
    return invalid(List.of(new Fault(pointer, detail)));
  }

  public static Refusal unauthenticated(String code, String detail) { return of(Kind.UNAUTHENTICATED, code, detail); }

  /** The caller may see the thing but not do this to it. */
  public static Refusal forbidden(String detail) { return of(Kind.FORBIDDEN, "not-yours-to-do", detail); }

  /** Not there, or not yours to see: the two are never told apart, so the sentence is always the same. */
  public static Refusal notFound() {
    return of(Kind.UNKNOWN, "not-found", "There is nothing here that you may see.");
  }

  public static Refusal conflict(String code, String detail) { return of(Kind.CONFLICT, code, detail); }
  public static Refusal tooLarge(String detail) { return of(Kind.TOO_LARGE, "too-large", detail); }
  public static Refusal tooMany(String code, String detail) { return of(Kind.TOO_MANY, code, detail); }
  public static Refusal unsupported(String detail) { return of(Kind.UNSUPPORTED, "unsupported-media-type", detail); }
  public static Refusal unavailable(String detail) { return of(Kind.UNAVAILABLE, "unavailable", detail); }

  private static Refusal of(Kind kind, String code, String detail) {
    return new Refusal(kind, code, detail, List.of());
  }

  public Kind kind() { return kind; }
  public String code() { return code; }
  public List<Fault> faults() { return faults; }
}
