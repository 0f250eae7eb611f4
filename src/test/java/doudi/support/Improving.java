package doudi.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** Readings and improvements of one hotspot of the demo city, brought over HTTP to where a test needs them. */
public final class Improving {
  public static final String AUTHOR = "manager-human-resources";
  public static final String OWNER = "manager-city";
  public static final String AUDITOR = "auditor-city";
  public static final String QUOTE = "三次都被退回";

  private final Function<String, Visitor> staff;

  /** @param staff who is signed in under that account */
  public Improving(Function<String, Visitor> staff) {
    this.staff = staff;
  }

  /** Over the hotspot of {@link Stages}; a complaint must stand in it. */
  public Reply drawn() {
    return staff.apply(AUTHOR).send("POST", "/v1/hotspots/" + Stages.HOTSPOT + "/readings", null).expect(201);
  }

  /** As its author sees it; empty where there is none. */
  public Reply reading(String id) {
    return staff.apply(AUTHOR).get("/v1/readings/" + id);
  }

  public Reply opened() {
    Reply drawn = drawn();
    staff.apply(AUTHOR).get("/v1/readings/" + drawn.id() + "/sample").expect(200);
    return drawn;
  }

  public Reply signed() {
    Reply opened = opened();
    return staff.apply(AUTHOR).put("/v1/readings/" + opened.id() + "/signature", statement(opened)).expect(200);
  }

  public Reply signedAndOpenedByTheAuditor() {
    Reply signed = signed();
    staff.apply(AUDITOR).get("/v1/readings/" + signed.id() + "/sample").expect(200);
    return signed;
  }

  public Reply countersigned() {
    Reply signed = signedAndOpenedByTheAuditor();
    return staff.apply(AUDITOR).put("/v1/readings/" + signed.id() + "/countersignature", judgement("agreed")).expect(200);
  }

  public Reply proposed(int windowDays) {
    return proposedBy(AUTHOR, windowDays);
  }

  public Reply proposedBy(String account) {
    return proposedBy(account, 28);
  }

  private Reply proposedBy(String account, int windowDays) {
    return staff.apply(account).post("/v1/readings/" + countersigned().id() + "/improvements", plan(windowDays)).expect(201);
  }

  public Reply proposed() {
    return proposed(28);
  }

  public Reply accepted() {
    return decided(proposed());
  }

  public Reply decided(Reply proposed) {
    return staff.apply(OWNER).put("/v1/improvements/" + proposed.id() + "/decision", decision("accepted")).expect(200);
  }

  public Reply live(Reply accepted) {
    staff.apply(AUTHOR).put("/v1/improvements/" + accepted.id() + "/progress", progress("under-way")).expect(200);
    return staff.apply(AUTHOR).put("/v1/improvements/" + accepted.id() + "/progress", progress("live")).expect(200);
  }

  public static JsonObject statement(Reply reading) {
    JsonArray sample = reading.body().getJsonArray("sample");
    return statement(sample == null ? "nothing-here" : sample.getJsonObject(0).getString("complaintId"), QUOTE);
  }

  public static JsonObject statement(String complaintId, String quote) {
    return new JsonObject().put("cause", "社保数据每周才同步一次。").put("unknown", "没有再来的人办成没有，看不出。").put("circumstances", "新入职的人多。")
        .put("quotes", new JsonArray().add(new JsonObject().put("complaintId", complaintId).put("words", quote)));
  }

  public static JsonObject judgement(String outcome) {
    return new JsonObject().put("outcome", outcome).put("words", "引文属实。");
  }

  public static JsonObject plan(int windowDays) {
    return new JsonObject().put("kind", "fix").put("summary", "社保数据改为每天同步").put("actions", new JsonArray().add("改同步任务").add("补推历史数据"))
        .put("departmentId", Stages.DEPARTMENT).put("dueOn", "2027-03-01")
        .put("test", new JsonObject().put("measure", "complaints").put("expectedFallPercent", 50).put("windowDays", windowDays));
  }

  public static JsonObject decision(String outcome) {
    return new JsonObject().put("outcome", outcome).put("reason", "样本说得清楚，本月就改。");
  }

  public static JsonObject progress(String state) {
    return new JsonObject().put("state", state).put("words", "已经排期。");
  }
}
