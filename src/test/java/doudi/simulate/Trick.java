package doudi.simulate;

import java.util.Locale;

/** How an office makes its figures look better than its work. */
enum Trick {
  /** Says "done" a minute after the call, without having asked anybody anything. */
  UNHEARD,
  /** Lets everything lie until the deadline is near, and closes it in the last hour. */
  DEADLINE,
  /** Lets everything lie until the month is nearly over, and closes it then. */
  PERIOD_END,
  /** Files for people at the counter from a device of its own, and confirms and praises with it. */
  OWN_DEVICE,
  /** Hands on what is laborious; when it comes back, once more. */
  PING_PONG,
  /** Lets nobody go before five stars are given. */
  FIVE_STARS,
  /** Says "done" when nothing is; people come again with the same trouble. */
  FALSE_DONE,
  /** Closes what nobody will answer to: most residents never hear of it. */
  SILENCE;

  /** How often an office really gets done what it calls done. */
  static final double HONEST_QUALITY = 0.88;

  double quality() {
    return switch (this) {
      case UNHEARD, PERIOD_END -> 0.4;
      case FALSE_DONE -> 0.15;
      default -> HONEST_QUALITY;
    };
  }

  /** What the program calls it. */
  String signal() {
    return switch (this) {
      case UNHEARD -> "closed-without-contact";
      case DEADLINE -> "deadline-burst";
      case PERIOD_END -> "period-end-burst";
      case OWN_DEVICE -> "one-account";
      case PING_PONG -> "ping-pong";
      case FIVE_STARS -> "hasty-word";
      case FALSE_DONE -> "refiled";
      case SILENCE -> "silence";
    };
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
