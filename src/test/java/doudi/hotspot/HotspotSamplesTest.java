package doudi.hotspot;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import doudi.complaint.Attempt;
import doudi.complaint.Bucket;
import doudi.complaint.Complaint;
import doudi.complaint.Contact;
import doudi.complaint.Desks;
import doudi.complaint.NewComplaint;
import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Cursor;
import doudi.plumbing.Language;
import doudi.plumbing.Page;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The complaints that stand behind a figure. */
class HotspotSamplesTest {
  private static final Period ALL = new Period(LocalDate.parse("2026-11-20"), LocalDate.parse("2027-01-19"));
  private static final Caller AUDITOR = new Caller(Role.AUDITOR, "auditor-1", Set.of(), null, Set.of(), Set.of(), Optional.empty(),
      Language.ZH);
  private Desks desks;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  @Test
  void theComplaintsBehindAFigureAreAsManyAsItSaysAndTellNobodysNumber() {
    for (int i = 0; i < 23; i++) {
      desks.clock.advance(Duration.ofHours(7));
      desks.file("r1", new NewComplaint("请打 138-0000-1234" + i, null, "anhe-app", "login", null,
          new Attempt("填身份证43010219900101123X", "错误 " + i, null, 1), List.of(), new Contact("陈女士", "13900001234")));
      desks.file("r2", new NewComplaint("别的", null, "anhe-app", "upload", null, Attempt.UNTOLD, List.of(), null));
    }
    desks.settle();
    var wanted = new HotspotDesk.Filter(ALL, Optional.empty(), Optional.of("anhe-app"), Optional.empty(), Optional.of("login"));
    Hotspot hotspot = desks.hotspots.list(AUDITOR, wanted, Desks.SCORE, Optional.empty(), 1).items().get(0);
    var behind = new ArrayList<Complaint>();
    Optional<Cursor> at = Optional.empty();
    await(desks.board.refresh());
    do {
      Page<Complaint> page = await(desks.hotspots.complaints(AUDITOR, hotspot.bucket().id(), ALL, at, 5));
      behind.addAll(page.items());
      at = page.next();
    } while (at.isPresent());
    assertThat(behind).hasSize(hotspot.tally().complaints()).extracting(Complaint::id).doesNotHaveDuplicates();
    assertThat(behind).allMatch(one -> one.filing().failureKind().equals("login"));
    for (Complaint one : behind) told(desks.json.sample(desks.supervisor("super-1"), one));
  }

  private static void told(JsonObject complaint) {
    assertThat(complaint.containsKey("contact")).isFalse();
    assertThat(complaint.getString("narrative")).doesNotContain("0000").contains("请打");
    assertThat(complaint.getJsonObject("attempt").encode()).doesNotContain("430102", "123X");
  }

  @Test
  void aMadeUpCursorShowsNothingOfAnotherBucket() {
    desks.file("r1", new NewComplaint("别的", null, "anhe-app", "upload", null, Attempt.UNTOLD, List.of(), null));
    desks.file("r1", new NewComplaint("这个", null, "anhe-app", "login", null, Attempt.UNTOLD, List.of(), null));
    String id = new Bucket("hr-site", null, "login", "anhe").id();
    assertThat(await(desks.hotspots.complaints(AUDITOR, id, ALL, Optional.of(Cursor.of("", "")), 50)).items()).isEmpty();
  }
}
