package doudi.support;

import io.vertx.core.json.JsonObject;

/** Complaints at one window of the demo city, brought over HTTP to the stage that a test needs. */
public final class Stages {
  public static final String WINDOW = "w-donghu";
  public static final String DISTRICT = "donghu";
  public static final String SERVICE = "pension-claim";
  public static final String PLATFORM = "hr-site";
  public static final String DEPARTMENT = "human-resources";
  public static final String HOTSPOT = PLATFORM + "~" + SERVICE + "~wrongly-refused~" + DISTRICT;

  public enum Stage { WAITING, IN_SERVICE, AWAITING_RESIDENT, AWAITING_DEPARTMENT, RESOLVED, CONFIRMED }

  /**
   * A complaint and those who have to do with it.
   *
   * @param owner the resident, or whoever holds the claim code
   * @param holder the clerk, or the supervisor once it is disputed
   */
  public record Filed(String id, Visitor owner, Visitor holder) {
    public String path() { return "/v1/complaints/" + id; }
    public String path(String act) { return path() + "/" + act; }
  }

  private final RunningApp app;

  public Stages(RunningApp app) {
    this.app = app;
  }

  public Visitor clerk() { return app.staff("clerk-donghu-1"); }
  public Visitor colleague() { return app.staff("clerk-donghu-2"); }
  public Visitor supervisor() { return app.staff("supervisor-donghu"); }

  public static JsonObject complaint() {
    return Complaints.about(SERVICE).put("platformId", PLATFORM).put("districtId", DISTRICT);
  }

  /** A device account's complaint. */
  public Filed at(Stage stage) {
    return brought(byDevice(), stage);
  }

  /** One that nobody signed in for; its owner shows the claim code. */
  public Filed anonymousAt(Stage stage) {
    return brought(byClaim(), stage);
  }

  /** One whose resident said "not done" before; a supervisor holds it. */
  public Filed disputedAt(Stage stage) {
    Filed resolved = at(Stage.RESOLVED);
    resolved.owner().put(resolved.path("confirmation"), Complaints.outcome("not-done")).expect(200);
    return brought(new Filed(resolved.id(), resolved.owner(), supervisor()), stage);
  }

  private Filed byDevice() {
    Visitor resident = app.resident();
    return new Filed(inWindow(resident.file(complaint())).id(), resident, clerk());
  }

  private Filed byClaim() {
    Reply filed = inWindow(app.anonymous().file(complaint()));
    return new Filed(filed.id(), app.anonymous().with("Claim-Code", filed.text("claimCode")), clerk());
  }

  private static Reply inWindow(Reply filed) {
    String window = filed.expect(201).body().getJsonObject("window").getString("id");
    if (!window.equals(WINDOW)) throw new AssertionError("routed to " + window + ": " + filed.body().getJsonObject("route"));
    return filed;
  }

  private static Filed brought(Filed filed, Stage stage) {
    if (stage == Stage.WAITING) return filed;
    filed.holder().post("/v1/windows/" + WINDOW + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    switch (stage) {
      case AWAITING_RESIDENT -> filed.holder().post(filed.path("questions"), Complaints.words("社保由哪个单位缴纳？")).expect(200);
      case AWAITING_DEPARTMENT -> filed.holder().post(filed.path("referrals"), Complaints.words("请核对。").put("departmentId", DEPARTMENT))
          .expect(200);
      case RESOLVED, CONFIRMED -> filed.holder().put(filed.path("resolution"), Complaints.done()).expect(200);
      default -> { }
    }
    if (stage == Stage.CONFIRMED) filed.owner().put(filed.path("confirmation"), Complaints.outcome("done")).expect(200);
    return filed;
  }
}
