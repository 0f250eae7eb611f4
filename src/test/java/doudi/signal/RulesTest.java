package doudi.signal;

import static doudi.signal.Told.moment;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each rule counts, and what it leaves alone. */
class RulesTest {
  private static final Instant NOW = moment("2026-11-20T18:00");
  private static final Instant TEN = moment("2026-11-18T10:00");

  private static Duration minutes(double many) {
    return Duration.ofSeconds((long) (many * 60));
  }

  private static Seen seen(SignalKind kind, Instant now, Complaint... complaints) {
    var look = new Look(now, SimulatedCity.CALENDAR);
    List.of(complaints).forEach(look::take);
    look.findings();
    var all = look.seen(kind);
    assertThat(all).hasSizeLessThanOrEqualTo(1);
    return all.isEmpty() ? new Seen("w", List.of(), 0) : all.get(0);
  }

  private static String part(SignalKind kind, Instant now, Complaint... complaints) {
    Seen seen = seen(kind, now, complaints);
    return seen.count() + " of " + seen.of();
  }

  @Test
  void aClosingWithinTwoMinutesOfTheCallIsWithoutContactUnlessSomebodyWasHeard() {
    assertThat(part(SignalKind.CLOSED_WITHOUT_CONTACT, NOW, Told.at("w", TEN).called(TEN).done(TEN.plus(minutes(2))).complaint()))
        .isEqualTo("1 of 1");
    assertThat(part(SignalKind.CLOSED_WITHOUT_CONTACT, NOW, Told.at("w", TEN).called(TEN).done(TEN.plus(minutes(2.1))).complaint()))
        .isEqualTo("0 of 1");
    var asked = Told.at("w", TEN).called(TEN).asked(TEN.plus(minutes(0.3)), TEN.plus(minutes(1))).done(TEN.plus(minutes(1.5)));
    assertThat(part(SignalKind.CLOSED_WITHOUT_CONTACT, NOW, asked.complaint())).isEqualTo("0 of 1");
    var atCounter = new Told("c", "w", null, true, TEN, TEN.plus(Duration.ofDays(5))).called(TEN).done(TEN.plus(minutes(1)));
    assertThat(part(SignalKind.CLOSED_WITHOUT_CONTACT, NOW, atCounter.complaint())).isEqualTo("0 of 0");
  }

  @Test
  void onlyTheLastHourBeforeTheDeadlineIsTheLastMoment() {
    Instant owed = moment("2026-11-18T17:30");
    for (var expected : Map.of(61.0, "0 of 1", 60.0, "1 of 1", 0.0, "1 of 1", -1.0, "0 of 1").entrySet()) {
      var told = new Told("c", "w", null, false, TEN, owed).called(TEN.plus(minutes(1))).done(owed.minus(minutes(expected.getKey())));
      assertThat(part(SignalKind.DEADLINE_BURST, NOW, told.complaint())).as(expected.toString()).isEqualTo(expected.getValue());
    }
  }

  @Test
  void theEndOfTheMonthIsItsLastThreeWorkingDays() {
    var last = LocalDate.of(2026, 11, 1).datesUntil(LocalDate.of(2026, 12, 1))
        .filter(day -> ClosingRules.isAtTheEndOfItsMonth(day, SimulatedCity.CALENDAR)).map(LocalDate::getDayOfMonth).toList();
    assertThat(last).containsExactly(26, 27, 28, 29, 30);
    Instant friday = moment("2026-11-27T10:00");
    var told = Told.at("w", friday).called(friday).done(friday.plus(minutes(9)));
    assertThat(part(SignalKind.PERIOD_END_BURST, moment("2026-11-30T18:00"), told.complaint())).isEqualTo("1 of 1");
  }

  @Test
  void whatWasClosedAtTheEndOfAMonthIsLookedAtInTheNextAndCountsWhenDisputedThere() {
    Instant friday = moment("2026-11-27T10:00");
    var early = Told.at("w", friday).called(friday).done(friday.plus(minutes(9))).disputed(moment("2026-11-30T10:00"));
    var late = Told.at("w", friday.plusSeconds(1)).called(friday).done(friday.plus(minutes(9))).disputed(moment("2026-12-01T10:00"));
    var fine = Told.at("w", friday.plusSeconds(2)).called(friday).done(friday.plus(minutes(9))).confirmed(moment("2026-12-01T10:00"));
    var all = new Complaint[] {early.complaint(), late.complaint(), fine.complaint()};
    assertThat(part(SignalKind.REOPENED_AFTER_REPORTING, moment("2026-11-30T18:00"), all)).isEqualTo("0 of 0");
    assertThat(part(SignalKind.REOPENED_AFTER_REPORTING, moment("2026-12-02T18:00"), all)).isEqualTo("1 of 3");
  }

  @Test
  void aPleasantWordWithinFiveMinutesIsHastyAndADisputeNever() {
    Instant done = TEN.plus(minutes(10));
    var hasty = Told.at("w", TEN).called(TEN).done(done).confirmed(done.plus(minutes(5)));
    var slow = Told.at("w", TEN.plusSeconds(1)).called(TEN).done(done).rated(done.plus(minutes(5.1)), 5);
    var dispute = Told.at("w", TEN.plusSeconds(2)).called(TEN).done(done).disputed(done.plus(minutes(1)));
    assertThat(part(SignalKind.HASTY_WORD, NOW, hasty.complaint(), slow.complaint(), dispute.complaint())).isEqualTo("1 of 2");
  }

  @Test
  void anAccountThatSpeaksForThreeIsAHouseholdAndForFourIsMany() {
    for (int many = 3; many <= 4; many++) {
      var all = IntStream.range(0, many).mapToObj(i -> Told.at("w", TEN.plusSeconds(i)).called(TEN).done(TEN.plus(minutes(9)))
          .confirmed(TEN.plus(minutes(60)), "tablet").complaint()).toArray(Complaint[]::new);
      assertThat(part(SignalKind.ONE_ACCOUNT, NOW, all)).isEqualTo(many == 3 ? "0 of 3" : "4 of 4");
    }
    var codes = IntStream.range(0, 9).mapToObj(i -> Told.at("w", TEN.plusSeconds(i)).called(TEN).done(TEN.plus(minutes(9)))
        .confirmed(TEN.plus(minutes(60))).complaint()).toArray(Complaint[]::new);
    assertThat(part(SignalKind.ONE_ACCOUNT, NOW, codes)).as("claim codes are nobody's account").isEqualTo("0 of 9");
  }

  @Test
  void sendingBackIsFineAndSendingAwayAgainIsPingPongOfWhoBegan() {
    var back = Told.at("a", TEN).called(TEN).sent(TEN.plus(minutes(3)), "b").called(TEN.plus(minutes(5))).sent(TEN.plus(minutes(6)), "a")
        .called(TEN.plus(minutes(7)));
    var look = new Look(NOW, SimulatedCity.CALENDAR);
    look.take(back.complaint());
    look.take(new Told("again", "a", null, false, TEN, TEN.plus(minutes(9_999))).called(TEN).sent(TEN.plus(minutes(3)), "b")
        .called(TEN.plus(minutes(5))).sent(TEN.plus(minutes(6)), "a").called(TEN.plus(minutes(7))).sent(TEN.plus(minutes(8)), "b")
        .called(TEN.plus(minutes(9))).sent(TEN.plus(minutes(10)), "a").called(TEN.plus(minutes(11))).complaint());
    look.findings();
    assertThat(look.seen(SignalKind.PING_PONG)).containsExactly(new Seen("a", List.of("again"), 2), new Seen("b", List.of(), 2));
  }

  @Test
  void whatWasCalledDoneComesBackByADisputeOrByTheSameResidentsSameTroubleAndNobodyElses() {
    Instant done = moment("2026-11-10T10:00");
    var first = new Told("first", "w", "r", false, done.minus(minutes(99)), done.plus(minutes(999))).called(done.minus(minutes(9))).done(done);
    var again = new Told("again", "w", "r", false, done.plus(Duration.ofDays(3)), done.plus(Duration.ofDays(9)));
    var other = new Told("other", "w", "s", false, done.plus(Duration.ofDays(3)), done.plus(Duration.ofDays(9)));
    var before = new Told("before", "w", "r", false, done.minus(minutes(5)), done.plus(Duration.ofDays(9)));
    assertThat(part(SignalKind.REFILED, NOW, first.complaint(), again.complaint())).isEqualTo("1 of 1");
    var disputed = Told.at("w", done).called(done).done(done.plus(minutes(9))).disputed(done.plus(minutes(99))).called(done.plus(minutes(999)))
        .done(done.plus(minutes(1_009)));
    assertThat(part(SignalKind.REFILED, NOW, disputed.complaint())).isEqualTo("1 of 1");
    assertThat(part(SignalKind.REFILED, NOW, first.complaint(), other.complaint(), before.complaint())).isEqualTo("0 of 1");
  }

  @Test
  void silenceIsFourDaysWithoutAWordAndIsNotLookedForBefore() {
    Instant done = moment("2026-11-10T10:00");
    var silent = Told.at("w", done).called(done).done(done.plus(minutes(9)));
    var spoken = Told.at("w", done.plusSeconds(1)).called(done).done(done.plus(minutes(9))).disputed(done.plus(Duration.ofDays(3)));
    var late = Told.at("w", done.plusSeconds(2)).called(done).done(done.plus(minutes(9))).confirmed(done.plus(Duration.ofDays(5)));
    var all = new Complaint[] {silent.complaint(), spoken.complaint(), late.complaint()};
    assertThat(part(SignalKind.SILENCE, moment("2026-11-13T23:00"), all)).isEqualTo("0 of 0");
    assertThat(part(SignalKind.SILENCE, NOW, all)).isEqualTo("2 of 3");
  }

  @Test
  void fiveFiveStarsWithinAnHourAreABurstAndFourAreNot() {
    for (int many = 4; many <= 6; many++) {
      var all = new ArrayList<Complaint>();
      for (int i = 0; i < many; i++) all.add(Told.at("w", TEN.plusSeconds(i)).called(TEN).done(TEN.plus(minutes(9)))
          .rated(TEN.plus(minutes(30 + 10 * i)), 5).complaint());
      all.add(Told.at("w", TEN.plusSeconds(99)).called(TEN).done(TEN.plus(minutes(9))).rated(TEN.plus(minutes(31)), 4).complaint());
      assertThat(part(SignalKind.FIVE_STAR_BURST, NOW, all.toArray(Complaint[]::new)))
          .isEqualTo((many == 4 ? 0 : many) + " of " + (many + 1));
    }
  }

  /** Whatever happened: hits are some of those counted, no order of looking matters, and what lies far back changes nothing. */
  @Test
  void whatIsSeenIsTheSameInEveryOrderAndNeverMoreThanThereIs() {
    for (int seed = 0; seed < 20; seed++) {
      var cheats = Map.of("w-00", SignalKind.values()[seed % SignalKind.values().length]);
      LocalDate from = LocalDate.of(2026, 11, 2);
      var complaints = new SimulatedCity(seed, SimulatedCity.windows(4), cheats, from).live(from, from.plusDays(25), 2);
      var shuffled = new ArrayList<>(complaints);
      Collections.shuffle(shuffled, new Random(seed));
      complaints.addAll(new SimulatedCity(seed, SimulatedCity.windows(4), cheats, from).live(from.minusDays(90), from.minusDays(70), 2));
      Instant now = moment("2026-11-30T18:00");
      assertThat(counted(complaints, now)).isEqualTo(counted(shuffled, now));
    }
  }

  private static Map<String, Set<String>> counted(List<Complaint> complaints, Instant now) {
    var look = new Look(now, SimulatedCity.CALENDAR);
    complaints.stream().filter(one -> one.filedAt().isAfter(now.minus(Duration.ofDays(60)))).forEach(look::take);
    look.findings();
    return IntStream.range(0, SignalKind.values().length).mapToObj(i -> SignalKind.values()[i])
        .flatMap(kind -> look.seen(kind).stream().map(seen -> Map.entry(kind.code() + seen.windowId() + seen.of(), Set.copyOf(seen.hits()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
