package doudi.hotspot;

import static doudi.complaint.Desks.HALL;
import static doudi.complaint.Desks.await;
import static doudi.complaint.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Attempt;
import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.Counted;
import doudi.complaint.Desks;
import doudi.complaint.NewComplaint;
import doudi.complaint.Tally;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Language;
import doudi.plumbing.Page;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where platforms fail: what is counted, for whom, over which days, and what stands behind a figure. */
class HotspotTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-20");
  private static final Period ALL = new Period(FIRST, FIRST.plusDays(60));
  private static final Optional<String> ANY = Optional.empty();
  private Desks desks;
  private Caller clerk;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    clerk = desks.clerk("clerk-1", HALL);
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  private static Caller staff(Role role, String district, Set<String> platforms, Set<String> departments) {
    return new Caller(role, "someone", Set.of(HALL), district, platforms, departments, Optional.empty(), Language.ZH);
  }

  private static Caller auditor() {
    return staff(Role.AUDITOR, null, Set.of(), Set.of());
  }

  private List<Hotspot> list(Caller caller, Period period) {
    return list(caller, new HotspotDesk.Filter(period, ANY, ANY, ANY, ANY));
  }

  private List<Hotspot> list(Caller caller, HotspotDesk.Filter filter) {
    await(desks.board.refresh());
    return desks.hotspots.list(caller, filter, Desks.SCORE, Optional.empty(), 1_000).items();
  }

  private static Tally sum(List<Hotspot> hotspots) {
    return hotspots.stream().map(Hotspot::tally).reduce(Tally.NONE, Tally::plus);
  }

  private void put(Bucket bucket, LocalDate day, int complaints) {
    await(new HotspotStore(desks.mongo, desks.database).put(bucket.on(day), new Counted(new Tally(complaints, 0, 0, 0, 0, 0, 0), Set.of()),
        desks.clock.instant()));
  }

  /** Three weeks in which some are resolved, confirmed, disputed, withdrawn or met with silence. */
  private void threeWeeks() {
    var random = new Random(3);
    for (int i = 0; i < 60; i++) {
      var wanted = new NewComplaint("没办成", null, null, random.nextBoolean() ? "sent-in-circles" : null, null, new Attempt(null, null,
          null, 1 + i % 4), List.of(), null);
      Complaint filed = desks.file("r1", wanted);
      if (i % 3 == 0) desks.callNext(clerk, HALL);
      if (i % 6 == 0) held().forEach(one -> desks.resolve(clerk, one));
      if (i % 12 == 0) answered(i % 24 == 0 ? "done" : "not-done");
      if (i % 10 == 0) await(desks.complaints.withdraw(Desks.resident("r1"), filed.id(), ANY, null).otherwiseEmpty());
      desks.clock.advance(Duration.ofHours(8));
      desks.swept();
    }
    desks.settle();
  }

  private List<Complaint> held() {
    return await(desks.complaints.own(Desks.resident("r1"), Optional.empty(), 100)).items().stream().filter(one ->
        one.isHeldBy("clerk-1")).toList();
  }

  private void answered(String outcome) {
    await(desks.complaints.own(Desks.resident("r1"), Optional.empty(), 100)).items().stream().filter(one -> one.status().code()
        .equals("resolved"))
        .limit(1).forEach(one -> await(desks.complaints.confirm(Desks.resident("r1"), one.id(), ANY, outcome, null)));
  }

  @Test
  void theDaysAddUpHoweverThePeriodIsSplit() {
    threeWeeks();
    Tally whole = sum(list(auditor(), ALL));
    assertThat(whole.complaints()).isEqualTo(60);
    assertThat(List.of(whole.confirmedDone(), whole.unconfirmed(), whole.disputed(), whole.repeatTrips())).doesNotContain(0);
    assertThat(whole.staffResolved()).isGreaterThanOrEqualTo(whole.confirmedDone() + whole.unconfirmed());
    for (LocalDate cut = FIRST; cut.isBefore(ALL.to()); cut = cut.plusDays(1)) {
      Tally early = sum(list(auditor(), new Period(FIRST, cut)));
      Tally late = sum(list(auditor(), new Period(cut.plusDays(1), ALL.to())));
      assertThat(early.plus(late)).as("cut after " + cut).isEqualTo(whole);
    }
  }

  @Test
  void silenceIsCountedApartAndNeverAsDone() {
    desks.file("r1", Desks.words("没办成"));
    Complaint told = desks.resolve(clerk, desks.callNext(clerk, HALL));
    desks.clock.set(told.deadlines().confirmation());
    desks.swept();
    desks.settle();
    assertThat(sum(list(auditor(), ALL))).isEqualTo(new Tally(1, 1, 1, 0, 1, 0, 0));
  }

  @Test
  void eachCauseMovesWhatTheResidentDidNotName() {
    Complaint filed = desks.file("r1", Desks.words("没办成"));
    desks.settle();
    assertThat(kinds()).containsExactly("null=1");
    await(desks.complaints.resolve(clerk, desks.callNext(clerk, HALL).id(), ANY, Desks.done("confusing")));
    desks.settle();
    assertThat(kinds()).containsExactly("confusing=1");
    await(desks.complaints.confirm(Desks.resident("r1"), filed.id(), ANY, "not-done", null));
    desks.settle();
    Caller supervisor = desks.supervisor("super-1");
    desks.callNext(supervisor, HALL);
    desks.settle();
    await(desks.complaints.resolve(supervisor, filed.id(), ANY, Desks.done("login")));
    desks.settle();
    assertThat(kinds()).containsExactly("login=1");
    assertThat(await(desks.projection.recountAll())).isEmpty();
  }

  private List<String> kinds() {
    return list(auditor(), ALL).stream().map(one -> one.bucket().failureKind() + "=" + one.tally().complaints()).toList();
  }

  @Test
  void theClerksCauseDoesNotMoveWhatTheResidentNamed() {
    desks.file("r1", new NewComplaint("没办成", null, null, "payment", null, Attempt.UNTOLD, List.of(), null));
    await(desks.complaints.resolve(clerk, desks.callNext(clerk, HALL).id(), ANY, Desks.done("confusing")));
    desks.settle();
    assertThat(kinds()).containsExactly("payment=1");
  }

  @Test
  void theWorstComeFirstAndPagesMeetWithoutGapOrRepeat() {
    var random = new Random(5);
    var districts = List.copyOf(desks.cities.current().catalog().districts().keySet());
    for (int i = 0; i < 320; i++) {
      put(new Bucket("anhe-app", null, "kind-" + i / districts.size(), districts.get(i % districts.size())),
          FIRST.plusDays(random.nextInt(50)), 1 + random.nextInt(40));
    }
    var seen = new ArrayList<Hotspot>();
    Optional<Cursor> at = Optional.empty();
    await(desks.board.refresh());
    do {
      Page<Hotspot> page = desks.hotspots.list(auditor(), new HotspotDesk.Filter(ALL, ANY, ANY, ANY, ANY), Desks.SCORE, at, 37);
      seen.addAll(page.items());
      at = page.next();
    } while (at.isPresent());
    assertThat(seen).hasSize(320).extracting(one -> one.bucket().id()).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo(Comparator.comparingDouble(Hotspot::score).reversed().thenComparing(one -> one.bucket().id()));
  }

  @Test
  void aFilterNarrowsAndADistrictTakesInWhatLiesBelow() {
    put(new Bucket("anhe-app", "social-card", "login", "anhe"), FIRST, 1);
    put(new Bucket("anhe-app", "social-card", "login", "chengdong"), FIRST, 2);
    put(new Bucket("hr-site", "social-card", "upload", "qinyuan"), FIRST, 4);
    put(new Bucket("hr-site", "pension-claim", "upload", "luxi"), FIRST, 8);
    put(new Bucket("hr-site", "pension-claim", "upload", "luxi"), FIRST.plusDays(61), 16);
    assertThat(counted("anhe", null, null, null)).isEqualTo(15);
    assertThat(counted("chengdong", null, null, null)).isEqualTo(6);
    assertThat(counted("donghu", null, null, null)).isEqualTo(4);
    assertThat(counted("xinghe", null, null, null)).isZero();
    assertThat(counted(null, "anhe-app", null, null)).isEqualTo(3);
    assertThat(counted(null, null, "social-card", null)).isEqualTo(7);
    assertThat(counted(null, null, null, "upload")).isEqualTo(12);
    assertThat(counted("luxi", "hr-site", "pension-claim", "upload")).isEqualTo(8);
    assertThat(refusal(desks.cities.refresh().map(go -> desks.hotspots.list(auditor(), filter("nowhere", null, null, null), Desks.SCORE,
        Optional.empty(), 5)))).isEqualTo("validation");
  }

  private static HotspotDesk.Filter filter(String district, String platform, String service, String kind) {
    return new HotspotDesk.Filter(ALL, Optional.ofNullable(district), Optional.ofNullable(platform), Optional.ofNullable(service),
        Optional.ofNullable(kind));
  }

  private int counted(String district, String platform, String service, String kind) {
    return sum(list(auditor(), filter(district, platform, service, kind))).complaints();
  }

  @Test
  void weeksAddUpToThePeriodAndBeginOnMondays() {
    var bucket = new Bucket("anhe-app", "social-card", "login", "anhe");
    for (int i = 0; i < 20; i++) put(bucket, FIRST.plusDays(i), 1 + i);
    await(desks.board.refresh());
    var weeks = desks.hotspots.weeks(auditor(), bucket.id(), new Period(FIRST, FIRST.plusDays(19)));
    assertThat(weeks).hasSize(4).extracting(week -> week.tally().complaints()).containsExactly(1 + 2 + 3, 49, 98, 57);
    assertThat(weeks.stream().skip(1)).allMatch(week -> week.days().from().getDayOfWeek() == DayOfWeek.MONDAY);
    assertThat(refusal(Future.succeededFuture().map(go -> desks.hotspots.weeks(staff(Role.MANAGER, null, Set.of("hr-site"), Set.of()),
        bucket.id(), ALL)))).isEqualTo("not-found");
  }

  @Test
  void oneHotspotIsReadAsItStandsInTheListAndAlsoWhenNothingWasFiled() {
    var bucket = new Bucket("anhe-app", "social-card", "login", "anhe");
    put(bucket, FIRST, 7);
    put(new Bucket("anhe-app", "social-card", "upload", "anhe"), FIRST.plusDays(3), 2);
    assertThat(list(auditor(), ALL)).contains(desks.hotspots.read(auditor(), bucket.id(), ALL)).hasSize(2);
    Hotspot quiet = desks.hotspots.read(auditor(), bucket.id(), new Period(FIRST.plusDays(1), FIRST.plusDays(9)));
    assertThat(quiet.tally()).isEqualTo(Tally.NONE);
    assertThat(quiet.interval().low()).isZero();
    assertThat(list(auditor(), new Period(FIRST.plusDays(1), FIRST.plusDays(9)))).extracting(Hotspot::bucket).doesNotContain(bucket);
    for (String id : List.of(bucket.id(), "nowhere", "anhe-app~social-card~payment~anhe")) {
      Caller other = id.equals(bucket.id()) ? staff(Role.MANAGER, null, Set.of("hr-site"), Set.of()) : auditor();
      assertThat(refusal(Future.succeededFuture().map(go -> desks.hotspots.read(other, id, ALL)))).as(id).isEqualTo("not-found");
    }
  }

  @Test
  void aLookAfterEveryChangeIsWhatAFreshLookWouldBe() {
    var random = new Random(9);
    var districts = List.copyOf(desks.cities.current().catalog().districts().keySet());
    for (int i = 0; i < 120; i++) {
      put(new Bucket(i % 3 == 0 ? "hr-site" : "anhe-app", "social-card", "kind-" + random.nextInt(4), districts.get(random.nextInt(9))),
          FIRST.plusDays(random.nextInt(20)), random.nextInt(9));
      if (i % 10 > 0) continue;
      List<Hotspot> kept = list(auditor(), ALL);
      Desks fresh = desks.anotherNode();
      await(fresh.board.refresh());
      assertThat(fresh.hotspots.list(auditor(), new HotspotDesk.Filter(ALL, ANY, ANY, ANY, ANY), Desks.SCORE, Optional.empty(), 1_000).items())
          .isEqualTo(kept);
    }
  }

  @Test
  void eachRoleSeesTheRowsItAnswersFor() {
    put(new Bucket("rencai-app", "housing-subsidy", "login", "luxi"), FIRST, 1);
    put(new Bucket("hr-site", "social-card", "upload", "qinyuan"), FIRST, 2);
    put(new Bucket(null, "housing-subsidy", null, "chengdong"), FIRST, 4);
    put(new Bucket(null, null, null, "anhe"), FIRST, 8);
    assertThat(sum(list(auditor(), ALL)).complaints()).isEqualTo(15);
    assertThat(sum(list(staff(Role.SUPERVISOR, "anhe", Set.of(), Set.of()), ALL)).complaints()).isEqualTo(15);
    assertThat(sum(list(staff(Role.SUPERVISOR, "chengdong", Set.of(), Set.of()), ALL)).complaints()).isEqualTo(6);
    assertThat(sum(list(staff(Role.MANAGER, null, Set.of("rencai-app"), Set.of()), ALL)).complaints()).isEqualTo(1);
    assertThat(sum(list(staff(Role.MANAGER, null, Set.of(), Set.of("housing")), ALL)).complaints()).isEqualTo(5);
    assertThat(sum(list(staff(Role.PLATFORM, null, Set.of("hr-site"), Set.of()), ALL)).complaints()).isEqualTo(2);
    for (Role role : List.of(Role.CLERK, Role.ADMIN, Role.RESIDENT, Role.ANONYMOUS)) {
      assertThat(list(staff(role, "anhe", Set.of("hr-site"), Set.of("housing")), ALL)).as(role.code()).isEmpty();
    }
  }
}
