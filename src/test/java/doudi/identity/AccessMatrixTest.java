package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import doudi.identity.AccessScene.About;
import doudi.identity.AccessTable.Who;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.StoreLook;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Role × operation × ownership, every cell really called: nothing is allowed that the table does not allow, and what is refused changes
 * nothing.
 */
class AccessMatrixTest {
  private static final Map<String, String> SEEN = new TreeMap<>();
  private static RunningApp app;
  private static AccessScene scene;
  private static StoreLook store;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    scene = new AccessScene(app);
    store = new StoreLook(app);
    var hotspots = operation("listHotspots");
    RunningApp.eventually("the first complaints are counted", () -> scene.call(hotspots, Who.AUDITOR, AccessScene.nothing()).items()
        .size() > 0);
  }

  @AfterAll
  static void stop() throws Exception {
    var lines = new ArrayList<>(List.of("Answers by caller: on the thing itself / on one that does not exist", ""));
    lines.add("%-22s".formatted("") + String.join("", Stream.of(Who.values()).map(who -> "%-18s".formatted(who)).toList()));
    lines.addAll(SEEN.values());
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "access-matrix.txt"), lines);
    app.close();
  }

  @Test
  void everyOperationHasItsRowAndEveryRowItsOperation() {
    assertThat(app.watch().contract().operations().stream().map(Operation::getOperationId))
        .containsExactlyInAnyOrderElementsOf(AccessTable.all().keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyOperationIsOpenToWhomTheTableNamesAndToNobodyElse() {
    return app.watch().contract().operations().stream().map(operation -> dynamicTest(operation.getOperationId(), () -> check(operation)));
  }

  private static void check(Operation operation) {
    String id = operation.getOperationId();
    About signedIn = scene.prepared(id, Who.OTHER_RESIDENT);
    About anonymous = scene.prepared(id, Who.NOBODY);
    var here = new EnumMap<Who, Integer>(Who.class);
    var nowhere = new EnumMap<Who, Integer>(Who.class);
    var before = store.everything();
    for (Who who : Who.values()) {
      if (isRefused(id, who)) here.put(who, refused(operation, who, who.isSignedIn() ? signedIn : anonymous, AccessTable.cell(id, who)));
      if (namesAThing(operation)) nowhere.put(who, refused(operation, who, AccessScene.nothing(), AccessTable.cell(id,
          who) == 'r' ? 'r' : 'h'));
    }
    assertThat(store.everything()).as("store after every refusal of " + id).isEqualTo(before);
    for (Who who : Who.values()) if (!isRefused(id, who)) here.put(who, allowed(operation, who));
    SEEN.put(id, line(id, here, nowhere));
  }

  private static boolean isRefused(String id, Who who) {
    return "rhn".indexOf(AccessTable.cell(id, who)) >= 0;
  }

  private static boolean namesAThing(Operation operation) {
    return operation.getOpenAPIPath().contains("{") && !operation.getOpenAPIPath().matches(".*\\{(year|fcmToken)}.*");
  }

  private static int refused(Operation operation, Who who, About about, char cell) {
    Reply reply = scene.call(operation, who, about);
    int status = cell == 'h' ? 404 : cell == 'r' && !who.isSignedIn() ? 401 : 403;
    String problem = status == 404 ? "not-found" : status == 401 ? "sign-in-required" : "not-yours-to-do";
    assertThat(reply.status() + " " + reply.problem()).as("%s by %s on %s", operation.getOperationId(), who, about.complaint().id())
        .isEqualTo(status + " " + problem);
    return status;
  }

  private static int allowed(Operation operation, Who who) {
    String id = operation.getOperationId();
    About about = scene.prepared(id, who);
    Reply reply = scene.call(operation, who, about);
    assertThat(reply.status()).as("%s by %s: %s", id, who, reply.body()).isBetween(200, 299);
    char cell = AccessTable.cell(id, who);
    if (cell != 'y') assertThat(shows(operation, who, about)).as("%s by %s shows it", id, who).isEqualTo(cell == '+');
    return reply.status();
  }

  /** Whether the thing stands anywhere in the list, however many pages it has. */
  private static boolean shows(Operation operation, Who who, About about) {
    String wanted = switch (operation.getOperationId()) {
      case "listHotspots" -> about.hotspotId();
      case "listReadings" -> about.readingId();
      case "listImprovements" -> about.improvementId();
      case "listSignals" -> about.signalId();
      default -> about.complaint().id();
    };
    JsonObject page = scene.call(operation, who, about).body();
    while (true) {
      if (page.getJsonArray("items").stream().anyMatch(item -> ((JsonObject) item).getString("id").equals(wanted))) return true;
      if (page.getString("next") == null) return false;
      page = scene.call(operation, who, about, "?cursor=" + page.getString("next")).body();
    }
  }

  private static String line(String id, Map<Who, Integer> here, Map<Who, Integer> nowhere) {
    var line = new StringBuilder("%-22s".formatted(id));
    for (Who who : Who.values()) line.append("%-18s".formatted(here.get(who) + (nowhere.containsKey(who) ? " / " + nowhere.get(who) : "")));
    return line.toString();
  }

  private static Operation operation(String id) {
    return app.watch().contract().operations().stream().filter(one -> one.getOperationId().equals(id)).findFirst().orElseThrow();
  }
}
