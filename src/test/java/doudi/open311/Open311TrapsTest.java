package doudi.open311;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.open311.Face.Answer;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import doudi.support.Stages;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What real clients of GeoReport v2 trip over, one test for each trap of the list in {@code open311.md}. */
class Open311TrapsTest {
  private static final Pattern WHOLE_SECONDS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");
  private static final Pattern ASCII = Pattern.compile("[\\w-]+");
  private static RunningApp app;
  private static Face face;
  private static Face stranger;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    face = new Face(app);
    stranger = new Face(app);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static String[] report(String... more) {
    return Stream.concat(Stream.of("service_code", Stages.SERVICE, "description", "三次都被退回 " + UUID.randomUUID(), "address_id",
        Stages.DISTRICT), Stream.of(more)).toArray(String[]::new);
  }

  private static String filed(String... more) {
    return face.file(report(more)).expect(200).first().getString("service_request_id");
  }

  private static JsonObject request(String id) {
    return face.get("/v2/requests/" + id + ".json").expect(200).first();
  }

  private static JsonObject asClerkSees(String id) {
    return app.clerkAt(Stages.WINDOW).get("/v1/complaints/" + id).expect(200).body();
  }

  @Test
  void trap01SlashesMayBeDoubledAndTheUrlEndsWithoutOne() {
    String one = face.get("/v2/services.json").expect(200).body();
    for (String path : List.of("//v2/services.json", "/v2//services.json", "//v2//services.json", "/v2/services.json/")) {
      assertThat(face.get(path).expect(200).body()).as(path).isEqualTo(one);
    }
    String url = face.get("/discovery.json").expect(200).object().getJsonArray("endpoints").getJsonObject(0).getString("url");
    assertThat(url).isEqualTo(app.base() + "/open311/v2");
  }

  @Test
  void trap02JurisdictionAndKeyCountInTheQueryAndInTheForm() {
    for (boolean inQuery : List.of(true, false)) {
      String who = Face.form("jurisdiction_id", "anhe", "api_key", face.key);
      String what = Face.form(report());
      face.send("POST", "/v2/requests.json" + (inQuery ? "?" + who : ""), inQuery ? what : what + "&" + who).expect(200);
    }
    Answer wrong = face.send("POST", "/v2/requests.json?jurisdiction_id=atlantis", Face.form(report()) + "&api_key=" + face.key).expect(404);
    assertThat(wrong.first().getString("description")).contains("jurisdiction_id");
  }

  @Test
  void trap03SeveralValuesComeInFourSpellings() {
    for (String form : List.of("attribute[needs][]=ramp&attribute[needs][]=dialect", "attribute[needs][0]=ramp&attribute[needs][1]=dialect",
        "attribute[needs]=ramp&attribute[needs]=dialect", "attribute%5Bneeds%5D%5B%5D=ramp&attribute%5Bneeds%5D%5B%5D=dialect")) {
      String sent = form.replace("[", "%5B").replace("]", "%5D");
      for (String spelling : form.contains("%") ? List.of(form) : List.of(form, sent)) {
        Answer answer = face.send("POST", "/v2/requests.json", Face.form(report()) + "&" + spelling + "&api_key=" + face.key).expect(200);
        assertThat(asClerkSees(answer.first().getString("service_request_id")).getJsonArray("needs")).as(spelling)
            .containsExactly("dialect", "ramp");
      }
    }
    assertThat(face.file(report("attribute[failure-kind]", "login", "attribute[failure-kind][1]", "upload")).expect(400).first()
        .getString("description")).contains("failure-kind");
  }

  @Test
  void trap04TimesHaveAZoneAndNoFraction() {
    app.clock().advance(Duration.ofMillis(123));
    JsonObject request = request(filed());
    for (String field : List.of("requested_datetime", "updated_datetime", "expected_datetime")) {
      assertThat(request.getString(field)).as(field).matches(WHOLE_SECONDS);
    }
    assertThat(face.get("/discovery.json").object().getString("changeset")).matches(WHOLE_SECONDS);
    assertThat(face.get("/discovery.xml").texts("changeset")).hasSize(2).allMatch(time -> WHOLE_SECONDS.matcher(time).matches());
  }

  @Test
  void trap05CodesAndIdsNeedNoEscaping() {
    assertThat(face.get("/v2/services.json").array().stream().map(service -> ((JsonObject) service).getString("service_code")))
        .hasSizeGreaterThan(50).allMatch(code -> ASCII.matcher(code).matches());
    for (int i = 0; i < 20; i++) assertThat(filed()).matches(ASCII);
    assertThat(face.get("/v2/services/" + "%E7%A4%BE%E4%BF%9D" + ".json").expect(404).first().getInteger("code")).isEqualTo(404);
  }

  @Test
  void trap06IdsAreStrings() {
    JsonObject request = request(filed());
    for (String field : List.of("service_request_id", "service_code", "address_id")) {
      assertThat(request.getValue(field)).as(field).isInstanceOf(String.class);
    }
    assertThat(request.getValue("zipcode")).isNull();
  }

  @Test
  void trap07ListsAreArraysAtTheTopAndDefinitionsObjects() {
    String id = filed();
    for (String path : List.of("/v2/services.json", "/v2/requests.json", "/v2/requests/" + id + ".json", "/v2/tokens/" + id + ".json",
        "/v2/requests/none.json")) {
      assertThat(face.get(path).body()).as(path).startsWith("[{");
    }
    for (String path : List.of("/discovery.json", "/v2/services/" + Stages.SERVICE + ".json")) {
      assertThat(face.get(path).body()).as(path).startsWith("{");
    }
    assertThat(face.get("/v2/requests.json?service_request_id=none").expect(200).body()).isEqualTo("[]");
  }

  @Test
  void trap08APostedRequestNeverHasASingleChild() {
    Answer answer = face.send("POST", "/v2/requests.xml", Face.form(report()) + "&api_key=" + face.key).expect(200);
    assertThat(answer.xml().getElementsByTagName("request").item(0).getChildNodes().getLength()).isGreaterThanOrEqualTo(2);
    assertThat(face.file(report()).first().fieldNames()).contains("service_request_id", "account_id");
  }

  @Test
  void trap09TruthValuesAreRealInJsonAndLowerCaseInXml() {
    assertThat(face.get("/v2/services.json").first().getValue("metadata")).isEqualTo(Boolean.TRUE);
    JsonObject attribute = face.get("/v2/services/" + Stages.SERVICE + ".json").object().getJsonArray("attributes").getJsonObject(0);
    assertThat(attribute.getValue("variable")).isEqualTo(Boolean.TRUE);
    assertThat(attribute.getValue("required")).isEqualTo(Boolean.FALSE);
    assertThat(face.get("/v2/services/" + Stages.SERVICE + ".xml").texts("required")).containsOnly("false");
  }

  @Test
  void trap10EverySuccessIs200() {
    face.file(report()).expect(200);
    for (String path : List.of("/discovery.xml", "/v2/services.xml", "/v2/requests.xml", "/v2/requests.json?status=closed")) {
      face.get(path).expect(200);
    }
  }

  @Test
  void trap11WhatIsWrongAlsoStandsInAHeader() {
    Answer unknown = face.get("/v2/services/nonsense.xml").expect(404);
    assertThat(unknown.texts("description")).hasSize(1);
    assertThat(unknown.warning()).hasValue("199 doudi \"There is no such service_code.\"");
  }

  @Test
  void trap12ErrorsAreAListAndNameTheCodeThatIsRequired() {
    Answer json = face.send("POST", "/v2/requests.json", "api_key=" + face.key).expect(400);
    assertThat(json.array().stream().map(error -> ((JsonObject) error).getString("description"))).anyMatch(text ->
        text.contains("service_code required")).anyMatch(text -> text.contains("description required"));
    assertThat(json.first().getInteger("code")).isEqualTo(400);
    Answer xml = face.send("POST", "/v2/requests.xml", "api_key=" + face.key).expect(400);
    assertThat(xml.xml().getDocumentElement().getTagName()).isEqualTo("errors");
    assertThat(xml.texts("code")).containsExactly("400", "400");
    assertThat(xml.texts("description")).isEqualTo(json.array().stream().map(error -> ((JsonObject) error).getString("description")).toList());
  }

  @Test
  void trap13KeywordsHaveNoSpacesAroundCommasAndAreNoCommands() {
    for (Object one : face.get("/v2/services.json").array()) {
      String keywords = ((JsonObject) one).getString("keywords");
      if (keywords == null) continue;
      assertThat(keywords.split(",", -1)).as(keywords).allMatch(word -> !word.isEmpty() && word.equals(word.strip()))
          .doesNotContain("private", "inactive", "staff", "waste_only");
    }
  }

  @Test
  void trap14ARequestWithoutALocationHasItsWindows() {
    var filed = face.file("service_code", Stages.SERVICE, "description", "没有说在哪里 " + UUID.randomUUID()).expect(200).first();
    JsonObject request = request(filed.getString("service_request_id"));
    assertThat(request.getString("address_id")).startsWith("w-");
    assertThat(request.getString("address")).isNotBlank();
    assertThat(request.getDouble("lat")).isBetween(-90.0, 90.0);
    assertThat(request.getDouble("long")).isBetween(-180.0, 180.0);
    String window = request(filed("address_string", "安和市东湖区某街道")).getString("address_id");
    assertThat(window).isEqualTo(Stages.WINDOW);
    for (String half : List.of("lat", "long")) {
      assertThat(face.file(report(half, "28.2")).expect(400).first().getString("description")).contains("required");
    }
    face.file(report("lat", "28.2", "long", "112.9")).expect(200);
    face.file(report("lat", "91", "long", "112.9")).expect(400);
    face.file("service_code", Stages.SERVICE, "description", "何处", "address_id", "w-nowhere").expect(400);
  }

  @Test
  void trap15IdsComeAtOnceAndNeverWithAToken() {
    assertThat(face.get("/v2/services.json").array().stream().map(service -> ((JsonObject) service).getString("type")))
        .containsOnly("realtime");
    JsonObject posted = face.file(report()).first();
    assertThat(posted.containsKey("token")).isFalse();
    String id = posted.getString("service_request_id");
    assertThat(face.get("/v2/tokens/" + id + ".json").expect(200).first().getString("service_request_id")).isEqualTo(id);
    assertThat(face.get("/v2/tokens/none.xml").expect(404).texts("code")).containsExactly("404");
  }

  @Test
  void trap16DamagedChineseIsRefusedAndUtf8NeedsNoCharset() {
    for (String lost : List.of("?????", "？？？ ??", "?, ???.")) {
      assertThat(face.file("service_code", Stages.SERVICE, "description", lost).expect(400).first().getString("description")).contains("UTF-8");
    }
    String gbk = "service_code=" + Stages.SERVICE + "&description=%B5%C7%C2%BC&api_key=" + face.key;
    assertThat(face.send("POST", "/v2/requests.json", gbk).expect(400).first().getString("description")).contains("UTF-8");
    String id = face.file("service_code", Stages.SERVICE, "address_id", Stages.DISTRICT, "description", "登录不了？怎么办 𠮷").expect(200)
        .first().getString("service_request_id");
    assertThat(asClerkSees(id).getString("narrative")).isEqualTo("登录不了？怎么办 𠮷");
  }

  @Test
  void trap17OddContentTypesDoNoHarm() {
    assertThat(face.send("GET", "/v2/services.json", null, "text/plain").expect(200).type()).startsWith("application/json");
    String multipart = Stream.of("service_code=" + Stages.SERVICE, "description=带了照片的反映", "address_id=" + Stages.DISTRICT,
        "attribute[needs][]=ramp", "api_key=" + face.key).map(pair -> "--b\r\nContent-Disposition: form-data; name=\"" + pair.split("=")[0]
            + "\"\r\n\r\n" + pair.split("=")[1] + "\r\n").reduce("", String::concat)
        + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + "x".repeat(200_000)
        + "\r\n--b--\r\n";
    String id = face.send("POST", "/v2/requests.json", multipart, "multipart/form-data; boundary=b").expect(200).first()
        .getString("service_request_id");
    assertThat(asClerkSees(id).getString("narrative")).isEqualTo("带了照片的反映");
    assertThat(asClerkSees(id).encode()).doesNotContain("xxxx");
  }

  @Test
  void trap18DiscoveryIsAsValidatorsWantIt() {
    assertThat(face.get("/discovery.xml").expect(200).type()).isEqualTo("text/xml");
    assertThat(face.get("/discovery.json").expect(200).type()).isEqualTo("application/json");
    JsonObject discovery = face.get("/discovery.json").object();
    assertThat(List.of(discovery.getString("contact"), discovery.getString("key_service"))).allMatch(text -> !text.isBlank());
    assertThat(OffsetDateTime.parse(discovery.getString("changeset"))).isBefore(OffsetDateTime.now());
    JsonObject endpoint = discovery.getJsonArray("endpoints").getJsonObject(0);
    assertThat(endpoint.getString("specification")).isEqualTo("http://wiki.open311.org/GeoReport_v2");
    assertThat(endpoint.getString("type")).isEqualTo("production");
    assertThat(endpoint.getJsonArray("formats")).containsExactly("text/xml", "application/json");
    assertThat(face.get("/discovery.xml").texts("format")).containsExactly("text/xml", "application/json");
  }

  @Test
  void trap19TheSameReportIsTheSameRequest() {
    String[] report = report("attribute[step]", "提交");
    String id = face.file(report).expect(200).first().getString("service_request_id");
    assertThat(face.file(report).expect(200).first()).isEqualTo(face.file(report).first());
    assertThat(face.file(report).first().getString("service_request_id")).isEqualTo(id);
    String xml = face.send("POST", "/v2/requests.xml?api_key=" + face.key, Face.form(report).replace("%5Bstep%5D", "%5Bstep%5D%5B0%5D"))
        .expect(200).texts("service_request_id").get(0);
    assertThat(xml).isEqualTo(id);
    assertThat(stranger.file(report).first().getString("service_request_id")).as("another key").isNotEqualTo(id);
  }

  @Test
  void trap20EmptyIsAbsentAndUnknownIsIgnored() {
    String first = filed("lat", "", "long", "", "email", "", "wholly_unknown", "1", "attribute[unheard-of]", "x", "attribute[platform]", "");
    String second = filed();
    app.clock().advance(Duration.ofDays(100));
    assertThat(ids("/v2/requests.json?service_request_id=" + first + "," + second + "&status=closed&start_date=2001-01-01T00:00:00Z"))
        .containsExactlyInAnyOrder(first, second);
    String third = filed();
    assertThat(ids("/v2/requests.json?status=open,closed&service_code=&start_date=")).contains(third).doesNotContain(first, second);
    assertThat(ids("/v2/requests.json?status=closed")).doesNotContain(third);
    assertThat(ids("/v2/requests.json?service_code=" + Stages.SERVICE + ",other")).contains(third);
    assertThat(ids("/v2/requests.json?service_code=other")).doesNotContain(third);
  }

  private static List<String> ids(String path) {
    return face.get(path).expect(200).array().stream().map(request -> ((JsonObject) request).getString("service_request_id")).toList();
  }

  @Test
  void trap21OnlyOpenAndClosedExistAndClosedSaysWhen() {
    JsonObject posted = face.file(report()).expect(200).first();
    String id = posted.getString("service_request_id");
    String code = Face.claimCode(posted);
    var notes = new LinkedHashSet<>(List.of(request(id).getString("status_notes")));
    var clerk = app.clerkAt(Stages.WINDOW);
    clerk.post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", id)).expect(200);
    notes.add(request(id).getString("status_notes"));
    clerk.put("/v1/complaints/" + id + "/resolution", Complaints.done()).expect(200);
    assertThat(request(id).getString("status")).as("the window's word closes nothing").isEqualTo("open");
    notes.add(request(id).getString("status_notes"));
    app.clock().advance(Duration.ofHours(1));
    var resident = app.anonymous().with("Claim-Code", code);
    resident.put("/v1/complaints/" + id + "/confirmation", new JsonObject().put("outcome", "done")).expect(200);
    String closed = request(id).getString("updated_datetime");
    app.clock().advance(Duration.ofHours(1));
    resident.put("/v1/complaints/" + id + "/rating", new JsonObject().put("grade", 5)).expect(200);
    assertThat(request(id).getString("status")).isEqualTo("closed");
    assertThat(request(id).getString("updated_datetime")).isEqualTo(closed);
    assertThat(request(id).getValue("expected_datetime")).isNull();
    notes.add(request(id).getString("status_notes"));
    assertThat(notes).hasSize(4);
    assertThat(face.get("/v2/requests/" + id + ".json?extensions=true").first().getJsonObject("extended_attributes").getString(
        "detailed_status")).isEqualTo("confirmed");
  }

  @Test
  void trap22AllSixCallsAndTheTokenAreThereInBothFormats() {
    String id = filed();
    for (String format : List.of("xml", "json")) {
      String type = (format.equals("xml") ? "text/xml" : "application/json") + "; charset=utf-8";
      for (String path : List.of("services", "services/" + Stages.SERVICE, "services/other", "requests", "requests/" + id, "tokens/" + id)) {
        Answer answer = face.get("/v2/" + path + "." + format).expect(200);
        assertThat(answer.type()).as(path).isEqualTo(type);
        if (format.equals("xml")) assertThat(answer.body()).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
      }
      assertThat(face.send("POST", "/v2/requests." + format, Face.form(report()) + "&api_key=" + face.key).expect(200).type()).isEqualTo(type);
    }
  }
}
