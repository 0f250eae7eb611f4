package doudi.photo;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.complaint.Actor;
import doudi.complaint.Attempt;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.Deadlines;
import doudi.complaint.Filing;
import doudi.support.Complaints;
import doudi.support.Photos;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The resident shows what the app showed; the window sees it, nobody else does, and nobody else may add one. */
class PhotoTest {
  private static RunningApp app;
  private static Stages stages;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  /** The least that can be replayed. */
  static List<ComplaintEvent> filedAndRouted() {
    Instant at = Instant.parse("2026-11-20T02:14:00Z");
    var resident = new Actor("resident", "r-1");
    var filing = new Filing("点不进去", null, null, null, null, "anhe", Attempt.UNTOLD, List.of(), null, "r-1", null, null, false);
    return List.of(new ComplaintEvent.Filed(at, resident, filing), new ComplaintEvent.Routed(at, Actor.SYSTEM, "w-one", "nearest",
        new Name("近", "near"), new Deadlines(at, at, at, null, null, null)));
  }

  private static Filed withPhoto(Stages.Stage stage) {
    Filed filed = stages.at(stage);
    put(filed, Photos.screenshot()).expect(200);
    return filed;
  }

  private static Reply put(Filed filed, byte[] picture) {
    return filed.owner().putBytes(filed.path("photo"), "image/png", picture);
  }

  @Test
  void theResidentAddsOneAndTheWindowSeesIt() {
    Filed filed = stages.at(Stages.Stage.WAITING);
    assertThat(filed.owner().picture(filed.path("photo")).statusCode()).isEqualTo(404);
    Reply added = filed.owner().putBytes(filed.path("photo"), "image/jpeg", Photos.withSecrets(Photos.photo(), 6)).expect(200);
    assertThat(added.events()).endsWith("PhotoAdded");
    assertThat(added.body().getJsonObject("photo").getString("addedAt")).isNotBlank();
    for (Visitor reader : List.of(filed.owner(), stages.clerk(), stages.colleague(), stages.supervisor())) {
      HttpResponse<byte[]> seen = reader.picture(filed.path("photo"));
      assertThat(seen.statusCode()).isEqualTo(200);
      assertThat(seen.headers().firstValue("content-type")).hasValue("image/jpeg");
      assertThat(seen.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(seen.headers().firstValue("x-content-type-options")).hasValue("nosniff");
      assertThat(seen.headers().firstValue("content-security-policy").orElseThrow()).startsWith("default-src 'none'");
      assertThat(new String(seen.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Photos.HIDDEN).doesNotContain("Exif");
      assertThat(Photos.read(seen.body()).getWidth()).as("turned upright").isEqualTo(600);
      assertThat(reader.get(filed.path()).expect(200).body().containsKey("photo")).isTrue();
    }
  }

  @Test
  void whoeverHoldsTheClaimCodeMayToo() {
    Filed filed = stages.anonymousAt(Stages.Stage.WAITING);
    put(filed, Photos.screenshot()).expect(200);
    assertThat(filed.owner().picture(filed.path("photo")).statusCode()).isEqualTo(200);
    assertThat(app.anonymous().picture(filed.path("photo")).statusCode()).isEqualTo(404);
  }

  @Test
  void forEverybodyElseItIsNotThere() {
    Filed filed = withPhoto(Stages.Stage.WAITING);
    for (Visitor other : List.of(app.resident(), app.anonymous(), app.staff("clerk-luxi-1"), app.staff("supervisor-west"))) {
      assertThat(other.picture(filed.path("photo")).statusCode()).isEqualTo(404);
      assertThat(other.picture("/v1/complaints/nothing-here/photo").statusCode()).isEqualTo(404);
    }
    Reply other = app.resident().putBytes(filed.path("photo"), "image/png", Photos.screenshot());
    assertThat(other.expect(404).problem()).isEqualTo("not-found");
    app.resident().delete(filed.path("photo")).expect(404);
  }

  /** Names may stand in a picture: who sees complaints masked sees no picture, nor that there is one. */
  @Test
  void managersAuditorsAndAdminsNeverSeeIt() {
    Filed filed = withPhoto(Stages.Stage.WAITING);
    Visitor manager = app.staff("manager-human-resources");
    JsonObject masked = manager.get(filed.path()).expect(200).body();
    assertThat(masked.containsKey("photo")).isFalse();
    for (String account : List.of("manager-human-resources", "auditor-city", "admin-city")) {
      HttpResponse<byte[]> refused = app.staff(account).picture(filed.path("photo"));
      assertThat(refused.statusCode()).as(account).isIn(403, 404);
      assertThat(new String(refused.body(), StandardCharsets.UTF_8)).startsWith("{");
    }
  }

  @Test
  void noStaffUploadsAnythingOnAnyPath() {
    Filed held = withPhoto(Stages.Stage.IN_SERVICE);
    byte[] before = stages.clerk().picture(held.path("photo")).body();
    List<Visitor> staff = List.of(stages.clerk(), stages.colleague(), stages.supervisor(), app.staff("manager-human-resources"),
        app.staff("auditor-city"), app.staff("admin-city"));
    for (Visitor one : staff) {
      assertThat(one.putBytes(held.path("photo"), "image/png", Photos.photo()).expect(403).problem()).isEqualTo("not-yours-to-do");
      one.delete(held.path("photo")).expect(403);
      app.watch().contract().operations().stream().filter(operation -> operation.getRequestBody() != null)
          .filter(operation -> !operation.getOperationId().equals("attachPhoto")).forEach(operation -> {
            String path = operation.getOpenAPIPath().replace("{complaintId}", held.id()).replace("{windowId}", Stages.WINDOW)
                .replaceAll("\\{.*?}", "x");
            Reply reply = one.with("Content-Type", "image/png").send(operation.getHttpMethod().name(), path, "not a picture");
            assertThat(reply.status()).as(operation.getOperationId()).isEqualTo(415);
          });
    }
    assertThat(stages.clerk().picture(held.path("photo")).body()).isEqualTo(before);
  }

  @Test
  void whatIsNoPictureIsRefusedAndNothingIsChanged() {
    Filed filed = withPhoto(Stages.Stage.WAITING);
    int version = filed.owner().get(filed.path()).body().getInteger("version");
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
    assertThat(put(filed, svg).expect(415).problem()).isEqualTo("unsupported-media-type");
    assertThat(put(filed, Photos.cut(Photos.photo(), 900)).expect(422).problem()).isEqualTo("validation");
    assertThat(put(filed, Photos.bomb(30_000, 30_000)).expect(413).problem()).isEqualTo("too-large");
    assertThat(put(filed, new byte[5 * 1024 * 1024 + 1]).expect(413).problem()).isEqualTo("too-large");
    assertThat(put(filed, new byte[0]).expect(400).problem()).isEqualTo("validation");
    for (String type : List.of("image/webp", "image/svg+xml", "application/json", "multipart/form-data; boundary=x", "text/html")) {
      assertThat(filed.owner().putBytes(filed.path("photo"), type, Photos.photo()).expect(415).problem()).isEqualTo("unsupported-media-type");
    }
    assertThat(filed.owner().get(filed.path()).body().getInteger("version")).isEqualTo(version);
    assertThat(filed.owner().putBytes(filed.path("photo"), "image/png", Photos.photo()).expect(200).events())
        .as("the bytes say what it is, not the header").endsWith("PhotoAdded");
  }

  /** A phone that got no answer sends again. */
  @Test
  void theSameOneTwiceIsOnePhoto() throws Exception {
    Filed filed = stages.at(Stages.Stage.WAITING);
    for (int i = 0; i < 2; i++) put(filed, Photos.screenshot()).expect(200);
    List<Callable<Reply>> again = List.of(() -> put(filed, Photos.screenshot()), () -> put(filed, Photos.screenshot()));
    var phones = Executors.newFixedThreadPool(2);
    for (var reply : phones.invokeAll(again)) reply.get().expect(200);
    phones.shutdown();
    assertThat(filed.owner().get(filed.path()).events().stream().filter("PhotoAdded"::equals)).hasSize(1);
  }

  @Test
  void itIsReplacedAndTakenBackWhileTheComplaintIsOpen() throws Exception {
    Filed filed = withPhoto(Stages.Stage.WAITING);
    byte[] first = filed.owner().picture(filed.path("photo")).body();
    put(filed, Photos.photo()).expect(200);
    assertThat(filed.owner().picture(filed.path("photo")).body()).isNotEqualTo(first);
    filesOf(filed, 1);
    Reply removed = filed.owner().delete(filed.path("photo")).expect(200);
    assertThat(removed.events()).endsWith("PhotoAdded", "PhotoAdded", "PhotoRemoved");
    assertThat(removed.body().containsKey("photo")).isFalse();
    assertThat(stages.clerk().picture(filed.path("photo")).statusCode()).isEqualTo(404);
    filed.owner().delete(filed.path("photo")).expect(404);
    filesOf(filed, 0);

    Filed closed = withPhoto(Stages.Stage.IN_SERVICE);
    closed.holder().put(closed.path("resolution"), Complaints.done()).expect(200);
    assertThat(put(closed, Photos.photo()).expect(409).problem()).isEqualTo("wrong-state");
    assertThat(closed.owner().delete(closed.path("photo")).expect(409).problem()).isEqualTo("wrong-state");
    assertThat(closed.owner().picture(closed.path("photo")).statusCode()).isEqualTo(200);
  }

  /** A clerk who calls it meanwhile does not make the resident send again; a version that was named counts. */
  @Test
  void whatSomebodyChangedMeanwhileIsNoReasonToFail() throws Exception {
    Filed filed = stages.at(Stages.Stage.WAITING);
    assertThat(filed.owner().with("If-Match", "\"7\"").putBytes(filed.path("photo"), "image/png", Photos.screenshot()).expect(409).problem())
        .isEqualTo("changed-meanwhile");
    List<Callable<Reply>> together = new ArrayList<>();
    together.add(() -> put(filed, Photos.screenshot()));
    together.add(() -> stages.clerk().post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", filed.id())));
    var people = Executors.newFixedThreadPool(2);
    for (var reply : people.invokeAll(together)) reply.get().expect(200);
    people.shutdown();
    assertThat(filed.owner().get(filed.path()).events()).contains("Called", "PhotoAdded");
  }

  @Test
  void aPhotoIsChangedTwentyTimesAtMost() {
    Filed filed = stages.at(Stages.Stage.WAITING);
    byte[][] two = {Photos.screenshot(), Photos.photo()};
    for (int i = 0; i < 20; i++) put(filed, two[i % 2]).expect(200);
    assertThat(put(filed, two[0]).expect(409).problem()).isEqualTo("wrong-state");
  }

  @Test
  void noListStreamOrSampleCarriesIt() {
    Filed filed = withPhoto(Stages.Stage.WAITING);
    String queue = stages.clerk().get("/v1/windows/" + Stages.WINDOW + "/queue?limit=100").expect(200).body().encode();
    assertThat(queue).contains(filed.id()).doesNotContain("image/", "jpeg", "base64");
    assertThat(Set.copyOf(filed.owner().get("/v1/complaints").expect(200).items().get(0).getJsonObject("photo").fieldNames()))
        .containsExactly("addedAt");
    assertThat(filed.owner().get("/v1/complaints/" + filed.id()).body().encode()).doesNotContain(digest(filed));
  }

  private static String digest(Filed filed) {
    return files().stream().map(file -> file.getFileName().toString()).filter(name -> name.startsWith(filed.id() + "-")).findFirst()
        .map(name -> name.replaceAll(".*-|\\.jpg", "")).orElse("none, the photos lie in MongoDB");
  }

  private static void filesOf(Filed filed, int wanted) throws Exception {
    if (System.getenv("DOUDI_TEST_MONGO_URI") != null) return;
    RunningApp.eventually(wanted + " files", () -> files().stream().filter(file -> file.toString().contains(filed.id())).count() == wanted);
  }

  private static List<Path> files() {
    try (Stream<Path> all = Files.walk(app.folder().resolve("photos"))) {
      return all.filter(Files::isRegularFile).toList();
    } catch (java.io.IOException none) {
      return List.of();
    }
  }
}
