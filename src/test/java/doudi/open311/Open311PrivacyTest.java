package doudi.open311;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.open311.Face.Answer;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.Wire;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other systems never learn through Open311, and what every failure there looks like. */
class Open311PrivacyTest {
  private static RunningApp app;
  private static Face face;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    face = new Face(app);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void nobodysWordsNameOrNumberIsEverGivenOut() {
    String id = face.file("service_code", Stages.SERVICE, "address_id", Stages.DISTRICT, "description", "我叫王小明，退休金停发了", "first_name",
        "小明", "last_name", "王", "phone", "13900001234", "email", "wang@example.org", "account_id", "acc-77", "device_id", "dev-88",
        "attribute[step]", "刷脸那一步").expect(200).first().getString("service_request_id");
    JsonObject seen = app.clerkAt(Stages.WINDOW).get("/v1/complaints/" + id).expect(200).body();
    assertThat(seen.getJsonObject("contact").getString("name")).isEqualTo("王小明");
    assertThat(seen.getJsonObject("contact").getString("phone")).isEqualTo("13900001234");
    assertThat(seen.getJsonObject("attempt").getString("step")).isEqualTo("刷脸那一步");
    for (String path : List.of("/v2/requests/" + id, "/v2/requests", "/v2/tokens/" + id)) {
      for (String format : List.of(".xml", ".json")) {
        assertThat(face.get(path + format + "?extensions=true").expect(200).body()).as(path)
            .contains(id).doesNotContain("王", "小明", "139", "wang@", "acc-77", "dev-88", "退休金停发", "刷脸");
      }
    }
    assertThat(face.get("/v2/requests/" + id + ".json").first().getValue("description")).isNull();
  }

  @Test
  void complaintsOfResidentsAreNotThere() {
    String own = app.resident().file(Stages.complaint()).expect(201).id();
    String assisted = app.clerkAt(Stages.WINDOW).with("Idempotency-Key", "k-1").post("/v1/windows/" + Stages.WINDOW + "/complaints",
        Stages.complaint()).expect(201).id();
    for (String id : List.of(own, assisted)) {
      Answer hidden = face.get("/v2/requests/" + id + ".json").expect(404);
      assertThat(hidden.body()).isEqualTo(face.get("/v2/requests/none.json").expect(404).body());
      face.get("/v2/tokens/" + id + ".json").expect(404);
      assertThat(face.get("/v2/requests.json?service_request_id=" + id).expect(200).body()).isEqualTo("[]");
      assertThat(face.get("/v2/requests.json").expect(200).body()).doesNotContain(id);
    }
  }

  /** Rule 3: the key that filed it neither reads it over the API nor says that it is done. */
  @Test
  void theKeyThatFiledItMayNeitherReadNorConfirmIt() {
    String id = face.file("service_code", Stages.SERVICE, "description", "办不了").expect(200).first().getString("service_request_id");
    var platform = app.anonymous().with("Api-Key", face.key);
    platform.get("/v1/complaints/" + id).expect(404);
    platform.put("/v1/complaints/" + id + "/confirmation", Complaints.outcome("done")).expect(403);
  }

  @Test
  void withoutAGoodKeyNothingIsFiled() {
    String report = Face.form("service_code", Stages.SERVICE, "description", "没有钥匙");
    assertThat(face.send("POST", "/v2/requests.json", report).expect(403).first().getString("description")).contains("api_key required");
    assertThat(face.send("POST", "/v2/requests.xml", report + "&api_key=dk_wrong").expect(403).texts("code")).containsExactly("403");
  }

  @Test
  void afterItWasClosedTheSameWordsAreANewTrouble() {
    String[] report = {"service_code", Stages.SERVICE, "address_id", Stages.DISTRICT, "description", "又打不开了"};
    JsonObject posted = face.file(report).expect(200).first();
    String code = Face.claimCode(posted);
    app.anonymous().with("Claim-Code", code).put("/v1/complaints/" + posted.getString("service_request_id") + "/withdrawal", new JsonObject())
        .expect(200);
    String again = face.file(report).expect(200).first().getString("service_request_id");
    assertThat(again).isNotEqualTo(posted.getString("service_request_id"));
    assertThat(face.file(report).first().getString("service_request_id")).isEqualTo(again);
  }

  @Test
  void everyFailureHasTheStandardsShape() {
    String huge = "description=" + "x".repeat(200_000);
    var wrong = Stream.of(
        new Object[] {"GET", "", null, 404}, new Object[] {"GET", "/", null, 404}, new Object[] {"GET", "/v2/services", null, 404},
        new Object[] {"GET", "/v2/nonsense.json", null, 404}, new Object[] {"GET", "/v2/requests/a/b.xml", null, 404},
        new Object[] {"GET", "/v3/services.json", null, 404}, new Object[] {"DELETE", "/v2/requests.json", null, 405},
        new Object[] {"PUT", "/v2/requests/x.xml", "a=b", 405}, new Object[] {"POST", "/v2/services.json", "a=b", 405},
        new Object[] {"POST", "/discovery.xml", "a=b", 405}, new Object[] {"POST", "/v2/requests.json", huge, 413},
        new Object[] {"POST", "/v2/requests.xml", huge, 413}, new Object[] {"GET", "/v2/requests.json?start_date=yesterday", null, 400},
        new Object[] {"GET", "/v2/requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z", null, 400},
        new Object[] {"GET", "/v2/requests.json?status=halfway", null, 400}, new Object[] {"GET", "/v2/requests.json?page_size=0", null, 400});
    wrong.forEach(one -> {
      Answer answer = face.send((String) one[0], (String) one[1], (String) one[2]);
      assertThat(answer.status()).as("%s %s: %s", one[0], one[1], answer.body()).isEqualTo(one[3]);
      boolean json = ((String) one[1]).contains(".json");
      assertThat(answer.type()).isEqualTo((json ? "application/json" : "text/xml") + "; charset=utf-8");
      String code = json ? answer.first().getInteger("code").toString() : answer.texts("code").get(0);
      assertThat(code).isEqualTo(one[3].toString());
      if (one[3].equals(405)) assertThat(answer.allow()).isPresent();
    });
  }

  /** What no decent client sends: a broken escape in the address, a broken escape in the form. */
  @Test
  void evenUnreadableRequestsGetTheStandardsShape() {
    var wire = new Wire(app.base());
    Wire.Answer path = wire.send("GET /open311/v2/%zz.json HTTP/1.1\r\n");
    assertThat(path.status()).isBetween(400, 404);
    assertThat(path.head()).containsIgnoringCase("content-type: application/json; charset=utf-8");
    assertThat(path.body()).startsWith("[{\"code\":4");
    Wire.Answer form = wire.send("POST /open311/v2/requests.xml HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        "description=%zz".getBytes());
    assertThat(form.status()).isEqualTo(400);
    assertThat(form.body()).contains("<errors><error><code>400</code>");
  }

  @Test
  void anOutageIsSaidInTheStandardsShape() {
    assertThat(face.get("/v2/requests.json?page=1&page_size=2").expect(200).array().size()).isLessThanOrEqualTo(2);
    assertThat(face.send("HEAD", "/v2/services.json", null).expect(200).body()).isEmpty();
  }
}
