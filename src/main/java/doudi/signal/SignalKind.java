package doudi.signal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be a way of dressing up a window's figures, and may be innocent. Each is a share of something; see {@link Usual}. */
public enum SignalKind {
  /** Of the closings, those minutes after the call and without a question, a referral or somebody at the counter. */
  CLOSED_WITHOUT_CONTACT(0.05, 14, 0),
  /** Of the closings, those within the last hour before what was owed ran out. */
  DEADLINE_BURST(0.05, 14, 0),
  /** Of the closings, those on the last three working days of a month. */
  PERIOD_END_BURST(0.05, 14, 0),
  /** Of the closings on the last three working days of a month, those that the resident disputed in the next. */
  REOPENED_AFTER_REPORTING(0.05, 28, 0),
  /** Of the residents' words (confirmed, rated), those within minutes of something staff did. */
  HASTY_WORD(0.05, 14, 0),
  /** Of the residents' words, those from an account that spoke for many complaints here. */
  ONE_ACCOUNT(0.05, 14, 0),
  /** Of the complaints called here, those that were sent away, came back and were sent away again. */
  PING_PONG(0.03, 14, 0),
  /** Of what was called done, that which the resident disputed or reported again. */
  REFILED(0.05, 14, 0),
  /** Of the closings, those after which the resident said nothing for four days. */
  SILENCE(0.1, 10, 4),
  /** Of the ratings, five stars among at least five within one hour. */
  FIVE_STAR_BURST(0.1, 14, 0);

  private final double atLeast;
  private final int days;
  private final int lag;

  /**
   * @param atLeast a share that is usual even where it was hardly seen elsewhere
   * @param days how many are looked at together
   * @param lag how many days must have passed until anything can be seen
   */
  SignalKind(double atLeast, int days, int lag) {
    this.atLeast = atLeast;
    this.days = days;
    this.lag = lag;
  }

  double atLeast() { return atLeast; }
  int days() { return days; }
  int lag() { return lag; }

  /** As the contract spells it: {@code closed-without-contact}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SignalKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
