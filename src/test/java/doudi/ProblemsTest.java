package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.embedded.EmbeddedMongo;
import doudi.support.Complaints;
import doudi.support.Improving;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every problem of the list, provoked for real: the right status, the promised shape, and nothing changed. */
class ProblemsTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^## ([a-z-]+)\nStatus: (\\d{3})");
  private static final Pattern TITLE = Pattern.compile("\"type\": \"/problems/([a-z-]+)\", \"title\": \"([^\"]+)\"");
  private static RunningApp app;
  private static Stages stages;
  private static StoreLook store;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
    store = new StoreLook(app);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void everyProblemOfTheListIsProvokedAndChangesNothing() throws Exception {
    var provoked = new TreeMap<String, Integer>();
    requests().forEach((code, request) -> provoked.put(code, provoke(code, request)));
    provoked.put("internal", provoke("internal", damagedComplaint()));
    provoked.put("unavailable", withoutStore());
    assertThat(provoked).isEqualTo(listed());
  }

  private static Map<String, Supplier<Reply>> requests() {
    Filed waiting = stages.at(Stage.WAITING);
    Filed held = stages.at(Stage.IN_SERVICE);
    Visitor anonymous = app.anonymous();
    Visitor admin = app.staff("admin-city");
    for (int i = 0; i < 5; i++) signIn("somebody");
    var requests = new TreeMap<String, Supplier<Reply>>();
    Visitor talkative = app.resident();
    for (int i = 0; i < 5; i++) talkative.post("/v1/platforms/" + Stages.PLATFORM + "/ideas", Complaints.words("写清楚一点")).expect(201);
    requests.put("too-many-today", () -> talkative.post("/v1/platforms/" + Stages.PLATFORM + "/ideas", Complaints.words("写清楚一点")));
    requests.put("validation", () -> anonymous.file(new JsonObject().put("narrative", "")));
    requests.put("sign-in-required", () -> anonymous.get("/v1/me"));
    requests.put("wrong-credentials", () -> signIn("admin-city"));
    requests.put("invalid-token", () -> app.bearer("not-a-token").get("/v1/me"));
    requests.put("too-many-attempts", () -> signIn("somebody"));
    requests.put("not-yours-to-do", () -> stages.clerk().put(held.path("confirmation"), Complaints.outcome("done")));
    requests.put("not-found", () -> app.resident().get(waiting.path()));
    requests.put("method-not-allowed", () -> admin.send("PATCH", "/v1/accounts", "{}"));
    requests.put("taken", () -> call(stages.colleague(), held));
    requests.put("changed-meanwhile", () -> stages.clerk().with("If-Match", "\"1\"").put(held.path("resolution"), Complaints.done()));
    requests.put("not-resolved", () -> waiting.owner().put(waiting.path("confirmation"), Complaints.outcome("done")));
    requests.put("wrong-state", () -> stages.clerk().put(waiting.path("resolution"), Complaints.done()));
    var reading = new Improving(app::staff).drawn();
    requests.put("sample-not-opened", () -> app.staff(Improving.AUTHOR)
        .put("/v1/readings/" + reading.id() + "/signature", Improving.statement(reading)));
    requests.put("reading-not-countersigned", () -> app.staff(Improving.AUTHOR)
        .post("/v1/readings/" + reading.id() + "/improvements", Improving.plan(28)));
    requests.put("already-exists", () -> admin.post("/v1/accounts",
        new JsonObject().put("account", "admin-city").put("password", "一个很长很长的好密码").put("role", "admin")));
    requests.put("too-large", () -> anonymous.file(new JsonObject().put("narrative", "长".repeat(1 << 20))));
    requests.put("unsupported-media-type", () -> anonymous.with("Content-Type", "text/plain").file(Complaints.inOwnWords()));
    return requests;
  }

  private static int provoke(String code, Supplier<Reply> request) {
    var before = store.everything();
    Reply reply = request.get();
    assertShape(reply, code);
    assertThat(store.everything()).as("store after " + code).isEqualTo(before);
    return reply.status();
  }

  private static void assertShape(Reply reply, String code) {
    assertThat(reply.problem()).as("%s", reply.body()).isEqualTo(code);
    assertThat(reply.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(reply.body().getInteger("status")).isEqualTo(reply.status());
    assertThat(reply.text("title")).as("as the list has it").isEqualTo(titles().get(code));
    assertThat(reply.body().containsKey("errors")).as("errors of " + code).isEqualTo(code.equals("validation"));
    if (reply.status() == 401) assertThat(reply.headers().firstValue("www-authenticate")).hasValue("Bearer");
    if (reply.status() == 405) assertThat(reply.headers().firstValue("allow")).hasValue("GET, POST");
    if (reply.status() == 429 || reply.status() == 503) assertThat(reply.headers().firstValue("retry-after")).isPresent();
  }

  /** Reading what nobody can read any more tells nothing of the reason. */
  private static Supplier<Reply> damagedComplaint() {
    Filed damaged = stages.at(Stage.WAITING);
    store.change("complaints", damaged.id(), new Document("$set", new Document("history.0.type", "Vanished")));
    return () -> {
      Reply reply = damaged.owner().get(damaged.path());
      assertThat(reply.body().encode()).doesNotContain("Vanished").doesNotContain("Exception");
      return reply;
    };
  }

  /** A program of its own, whose store stops under it. */
  private static int withoutStore() throws Exception {
    Path folder = Files.createTempDirectory("doudi-store");
    EmbeddedMongo stopping = EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT);
    RunningApp alone = RunningApp.start(Map.of("DOUDI_MONGO_URI", stopping.connectionString()));
    try {
      Visitor resident = alone.resident();
      Reply filed = resident.file(Complaints.inOwnWords()).expect(201);
      stopping.close();
      List<Reply> replies = together(List.of(() -> resident.get("/v1/complaints/" + filed.id()), () ->
          resident.file(Complaints.inOwnWords()),
          () -> alone.anonymous().post("/v1/sign-ins", new JsonObject().put("account", "a").put("password", "b"))));
      replies.forEach(reply -> assertShape(reply, "unavailable"));
      assertThat(alone.anonymous().get("/health/ready").expect(503).text("status")).isEqualTo("down");
      alone.anonymous().get("/health/live").expect(200);
      alone.anonymous().get("/v1/services").expect(200);
      return replies.get(0).status();
    } finally {
      alone.close();
    }
  }

  /** At once, because each waits for the store as long as it is told to. */
  private static List<Reply> together(List<Callable<Reply>> requests) throws Exception {
    var people = Executors.newFixedThreadPool(requests.size());
    try {
      var replies = new ArrayList<Reply>();
      for (var done : people.invokeAll(requests)) replies.add(done.get());
      return replies;
    } finally {
      people.shutdown();
    }
  }

  private static Reply signIn(String account) {
    return app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", account).put("password", "falsch"));
  }

  private static Reply call(Visitor clerk, Filed complaint) {
    return clerk.post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", complaint.id()));
  }

  private static Map<String, String> titles() {
    var titles = new TreeMap<String, String>();
    TITLE.matcher(list()).results().forEach(example -> titles.put(example.group(1), example.group(2)));
    return titles;
  }

  private static Map<String, Integer> listed() {
    var listed = new TreeMap<String, Integer>();
    ENTRY.matcher(list()).results().forEach(entry -> listed.put(entry.group(1),
        Integer.parseInt(entry.group(2))));
    return listed;
  }

  private static String list() {
    try {
      return Files.readString(Path.of("api-docs/problems.md"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
