package doudi.web;

import doudi.calendar.WorkCalendar;
import doudi.complaint.Bucket;
import doudi.complaint.Counted;
import doudi.complaint.Tally;
import doudi.hotspot.HotspotStore;
import doudi.plumbing.MongoFutures;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A city in which something is clearly worst, and nothing else is. */
final class DashboardScene {
  /** service, platform, failure kind, district, how many last week, how many this week. */
  private record Trouble(String service, String platform, String kind, String district, int before, int now) {}

  private static final List<Trouble> TROUBLES = List.of(
      new Trouble("housing-subsidy", "rencai-app", "wrongly-refused", "luxi", 6, 27),
      new Trouble("exam-registration", "exam-site", "no-slot", "chengdong", 9, 12),
      new Trouble("medical-contribution", "medical-app", "upload", "donghu", 9, 4),
      new Trouble("pension-claim", "hr-site", "login", "donghu", 5, 6),
      new Trouble("social-card", "hr-site", "records-wrong", "jiangnan", 3, 5),
      new Trouble("pension-claim", "gov-site", "asked-again", "xinghe", 2, 3),
      new Trouble(null, null, null, null, 2, 3));

  /** Three causes, as people say them. */
  private static final List<JsonObject> SAID = said();

  private final RunningApp app;
  private final Random random = new Random(7);
  private int spoken;
  private final List<Reply> filed = new ArrayList<>();
  private final List<Visitor> owners = new ArrayList<>();
  private final Map<String, Visitor> signedIn = new HashMap<>();

  DashboardScene(RunningApp app) {
    this.app = app;
  }

  private static List<JsonObject> said() {
    try (var in = DashboardScene.class.getResourceAsStream("/cluster/planted.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonObject::new)
          .filter(one -> Set.of("no-recent-insurance", "file-too-large", "stuck-in-review").contains(one.getString("cause"))).toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Fills last week and this one, ending on a Friday a week after the usual one. */
  DashboardScene fill() throws Exception {
    var once = new Counted(new Tally(1, 0, 0, 0, 0, 0, 0), Set.of(1));
    count(new Bucket("hr-site", "pension-claim", "login", "anhe"), today().minusWeeks(4), once);
    for (Trouble trouble : TROUBLES) for (int i = 0; i < trouble.before(); i++) file(trouble);
    serve();
    for (int day = 0; day < 5; day++) {
      app.clock().advance(Duration.ofDays(day == 0 ? 3 : 1));
      for (Trouble trouble : TROUBLES) for (int i = day; i < trouble.now(); i += 5) file(trouble);
      if (day < 4) serve();
    }
    int reported = TROUBLES.stream().mapToInt(Trouble::now).sum();
    Visitor auditor = staff("auditor-city");
    RunningApp.eventually("this week is counted", () -> auditor.get("/v1/hotspots/summary").body().getJsonObject("now")
        .getInteger("complaints") == reported);
    return this;
  }

  private void file(Trouble trouble) {
    JsonObject said = SAID.get(spoken++ % SAID.size());
    JsonObject complaint = trouble.service() == null ? Complaints.inOwnWords() : new JsonObject()
        .put("narrative", said.getString("narrative") + "身份证号 420101199001011234 都填了。").put("serviceId", trouble.service())
        .put("platformId", trouble.platform()).put("failureKind", trouble.kind()).put("districtId", trouble.district())
        .put("attempt", attempt(said));
    Visitor owner = app.resident();
    owners.add(owner);
    filed.add(owner.file(complaint).expect(201));
  }

  private JsonObject attempt(JsonObject said) {
    var attempt = new JsonObject().put("tries", 1 + random.nextInt(3));
    for (String part : List.of("step", "error")) if (said.containsKey(part)) attempt.put(part, said.getString(part));
    return attempt;
  }

  /** Of all that wait, most are resolved; of those some are confirmed, some disputed, and the rest not answered. */
  private void serve() {
    for (int i = 0; i < filed.size(); i++) {
      if (random.nextInt(10) < 3) continue;
      String id = filed.get(i).id();
      String window = filed.get(i).body().getJsonObject("window").getString("id");
      Visitor clerk = staff(app.accountWhere(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(window)));
      clerk.post("/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", id)).expect(200);
      clerk.put("/v1/complaints/" + id + "/resolution", Complaints.done()).expect(200);
      int word = random.nextInt(10);
      if (word < 5) owners.get(i).put("/v1/complaints/" + id + "/confirmation", Complaints.outcome("done")).expect(200);
      else if (word == 5) owners.get(i).put("/v1/complaints/" + id + "/confirmation", Complaints.outcome("not-done")).expect(200);
    }
    filed.clear();
    owners.clear();
  }

  /** So many hotspots of this week, counted but with no complaints behind them: for how the list bears it. */
  void manyHotspots(int many) throws Exception {
    var districts = List.of("luxi", "chengdong", "donghu", "jiangnan", "xinghe");
    for (int i = 0; i < many; i++) {
      var bucket = new Bucket("hr-site", "made-up-" + i / districts.size(), "login", districts.get(i % districts.size()));
      int complaints = 1 + i % 40;
      int resolved = Math.min(complaints, i % 7);
      int confirmed = Math.min(resolved, i % 5);
      var tally = new Tally(complaints, resolved, resolved, confirmed, resolved - confirmed, 0, i % 9);
      count(bucket, today(), new Counted(tally, Set.of(i)));
    }
    int reported = IntStream.range(0, many).map(i -> 1 + i % 40).sum();
    Visitor auditor = staff("auditor-city");
    RunningApp.eventually("all are on the board", () -> auditor.get("/v1/hotspots/summary").body().getJsonObject("now")
        .getInteger("complaints") == reported);
  }

  private void count(Bucket bucket, LocalDate day, Counted counted) throws Exception {
    new HotspotStore(new MongoFutures(app.vertx()), app.database()).put(bucket.on(day), counted, app.clock().instant())
        .await(10, TimeUnit.SECONDS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(app.clock().instant(), WorkCalendar.ZONE);
  }

  /** Signed in anew each day, because a sign-in does not last longer. */
  Visitor staff(String account) {
    String today = account + app.clock().instant().truncatedTo(ChronoUnit.DAYS);
    return signedIn.computeIfAbsent(today, fresh -> app.bearer(app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account)
        .put("password", app.staffWhere(one -> one.getString("account").equals(account)).getString("password"))).expect(200).text("token")));
  }
}
