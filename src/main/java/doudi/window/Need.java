package doudi.window;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a resident needs to be served, and what a window offers: the same words on both sides. */
public enum Need {
  RAMP("ramp"),
  SIGN_LANGUAGE("sign-language"),
  HOME_VISIT("home-visit"),
  LARGE_PRINT("large-print"),
  HEARING_LOOP("hearing-loop"),
  DIALECT("dialect");

  private static final Map<String, Need> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Need::code, Function.identity()));

  private final String code;

  Need(String code) {
    this.code = code;
  }

  /** As written in JSON and in the database. */
  public String code() {
    return code;
  }

  public static Optional<Need> of(String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }
}
