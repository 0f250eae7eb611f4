package doudi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.identity.Person;
import doudi.plumbing.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushPlanTest {
  private static final Instant DAY = Instant.parse("2026-11-20T02:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-20T15:30:00Z");
  private static final Name TEXT = new Name("字", "text");

  private static Pending pending(String complaint, Instant at, NoticeKind kind, NoticeMatrix.How how) {
    return new Pending(new Notice(complaint + ":3", Person.resident("r"), kind, complaint, at, TEXT, TEXT, how, false), at, List.of());
  }

  private static Pending result(String complaint, Instant at) {
    return pending(complaint, at, NoticeKind.RESULT, NoticeMatrix.How.PUSH);
  }

  @Test void whatIsUrgentWaitsForNobodyAtNight() {
    Pending urgent = pending("a", NIGHT, NoticeKind.OVERDUE, NoticeMatrix.How.PUSH_NOW);
    Pending calm = result("b", NIGHT);
    PushPlan plan = PushPlan.of(List.of(urgent, calm), NoticePreferences.DEFAULT, true, NIGHT);
    assertThat(plan.sent()).extracting(PushPlan.Parcel::pending).containsExactly(urgent);
    assertThat(plan.later()).containsExactly(calm);
  }

  @Test void whatIsMutedOldOrWithoutAPhoneEnds() {
    var deaf = new NoticePreferences(Language.ZH, false, Set.of(NoticeKind.RESULT));
    assertThat(PushPlan.of(List.of(result("a", DAY)), deaf, true, DAY).ended()).containsValue(Pending.End.MUTED);
    assertThat(PushPlan.of(List.of(result("a", DAY)), NoticePreferences.DEFAULT, false, DAY).ended()).containsValue(Pending.End.NO_PHONE);
    assertThat(PushPlan.of(List.of(result("a", DAY)), NoticePreferences.DEFAULT, true, DAY.plus(Duration.ofHours(25))).ended())
        .containsValue(Pending.End.TOO_OLD);
  }

  @Test void theNewestOfAComplaintGoesUnlessAnOlderOneIsUrgent() {
    Pending older = result("a", DAY.minusSeconds(9));
    Pending newer = result("a", DAY);
    assertThat(PushPlan.of(List.of(older, newer), NoticePreferences.DEFAULT, true, DAY).sent()).extracting(PushPlan.Parcel::pending)
        .containsExactly(newer);
    Pending urgent = pending("a", DAY.minusSeconds(9), NoticeKind.OVERDUE, NoticeMatrix.How.PUSH_NOW);
    assertThat(PushPlan.of(List.of(urgent, newer), NoticePreferences.DEFAULT, true, DAY).sent()).extracting(PushPlan.Parcel::pending)
        .containsExactly(urgent);
  }

  @Test void quietHoursEndAtEight() {
    assertThat(QuietHours.covers(Instant.parse("2026-11-20T13:59:59Z"))).isFalse();
    assertThat(QuietHours.covers(Instant.parse("2026-11-20T14:00:00Z"))).isTrue();
    assertThat(QuietHours.covers(Instant.parse("2026-11-20T23:59:59Z"))).isTrue();
    assertThat(QuietHours.covers(Instant.parse("2026-11-21T00:00:00Z"))).isFalse();
    assertThat(QuietHours.end(Instant.parse("2026-11-20T14:00:00Z"))).isEqualTo("2026-11-21T00:00:00Z");
    assertThat(QuietHours.end(Instant.parse("2026-11-20T17:00:00Z"))).isEqualTo("2026-11-21T00:00:00Z");
  }

  @Test void waitsDoubleToHalfAnHourWithHalfOfItLeftToChance() {
    assertThat(Delivery.backOff(1, 0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(Delivery.backOff(1, 1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Delivery.backOff(3, 1)).isEqualTo(Duration.ofMinutes(2));
    for (int tries = 7; tries < 200; tries++) assertThat(Delivery.backOff(tries, 1)).isEqualTo(Duration.ofMinutes(30));
  }

  @Test void aSecondOutageInARowDoesNotUndoWhatWasSent() {
    var sent = new Delivery("d", Delivery.State.SENT, 1, DAY, "sent");
    assertThat(new Pending(result("a", DAY).notice(), DAY, List.of(sent)).to("d", DAY).state().isOver()).isTrue();
    var later = new PushReply(PushReply.Fate.LATER, "quota_exceeded", Optional.empty());
    assertThat(Delivery.waiting("e", DAY).after(later, DAY, false).state()).isEqualTo(Delivery.State.RETRIED);
    assertThat(Delivery.waiting("e", DAY).after(later, DAY, true).state()).isEqualTo(Delivery.State.GIVEN_UP);
  }
}
