package doudi.queue;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a window works on besides its queue. */
class WindowWorkTest {
  private static RunningApp app;
  private static Stages stages;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    stages = new Stages(app);
  }

  @AfterAll static void stop() throws Exception { app.close(); }

  @Test
  void everyStateIsListedPageByPageOldestFirstAndTheResolvedNewestFirst() {
    for (Stage stage : List.of(Stage.IN_SERVICE, Stage.AWAITING_RESIDENT, Stage.AWAITING_DEPARTMENT, Stage.RESOLVED)) {
      var filed = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        app.clock().advance(Duration.ofSeconds(1));
        filed.add(stages.at(stage).id());
      }
      if (stage == Stage.RESOLVED) Collections.reverse(filed);
      String status = stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Reply first = page(status, "");
      assertThat(ids(first)).isEqualTo(filed.subList(0, 2));
      assertThat(ids(page(status, "&cursor=" + first.body().getString("next")))).isEqualTo(filed.subList(2, 3));
      assertThat(first.items()).allSatisfy(one -> assertThat(one.getString("status")).isEqualTo(status));
    }
  }

  @Test
  void waitingIsNoneOfItsStatesAndNobodyElseLooksIn() {
    Filed waiting = stages.at(Stage.WAITING);
    assertThat(stages.clerk().get(path("waiting")).status()).isEqualTo(400);
    assertThat(waiting.owner().get(path("resolved")).status()).isEqualTo(403);
    assertThat(app.staff("clerk-luxi-1").get(path("resolved")).status()).isEqualTo(404);
  }

  private static Reply page(String status, String more) {
    return stages.colleague().get(path(status) + "&limit=2" + more).expect(200);
  }

  private static String path(String status) {
    return "/v1/windows/" + Stages.WINDOW + "/complaints?status=" + status;
  }

  private static List<String> ids(Reply page) {
    return page.items().stream().map(one -> one.getString("id")).toList();
  }
}
