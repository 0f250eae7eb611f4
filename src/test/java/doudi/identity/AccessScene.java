package doudi.identity;

import static doudi.support.Stages.Stage.AWAITING_DEPARTMENT;
import static doudi.support.Stages.Stage.AWAITING_RESIDENT;
import static doudi.support.Stages.Stage.IN_SERVICE;
import static doudi.support.Stages.Stage.RESOLVED;
import static doudi.support.Stages.Stage.WAITING;

import doudi.identity.AccessTable.Who;
import doudi.support.Complaints;
import doudi.support.Improving;
import doudi.support.Photos;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Signals;
import doudi.support.Stages;
import doudi.support.Stages.Filed;
import doudi.support.Stages.Stage;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** Everybody of the table, a complaint that concerns some of them, and one valid request for every operation. */
final class AccessScene {
  /** What every path and body is about. */
  record About(Filed complaint, String windowId, String hotspotId, String account, String apiKeyId, String platformId, String webhookId,
      String readingId, String improvementId, String signalId) {}

  private static final String PASSWORD = "十个字以上的一句密码话";
  private static final Map<String, String> QUERIES = Map.of("listWindowComplaints", "status=awaiting-department",
      "listClusterComplaints", "from=2020-01-01&to=2020-01-02");
  private static final Map<String, Stage> STAGES = Map.of("confirmComplaint", RESOLVED, "rateComplaint", RESOLVED, "answerQuestion",
      AWAITING_RESIDENT,
      "resolveComplaint", IN_SERVICE, "askResident", IN_SERVICE, "referComplaint", IN_SERVICE, "releaseComplaint", IN_SERVICE,
      "transferComplaint", IN_SERVICE, "recordReply", AWAITING_DEPARTMENT, "listWindowComplaints", AWAITING_DEPARTMENT);

  private final RunningApp app;
  private final Stages stages;
  private final Improving improving;
  private final Signals signals;
  private final Visitor admin;
  private final Map<Who, Visitor> cast = new EnumMap<>(Who.class);
  private int accounts;
  private String claimCode;
  private final String webhookId;

  AccessScene(RunningApp app) {
    this.app = app;
    this.stages = new Stages(app);
    this.improving = new Improving(app::staff);
    this.signals = new Signals(app);
    this.admin = app.staff("admin-city");
    webhookId = newWebhook();
    cast.put(Who.NOBODY, app.anonymous());
    cast.put(Who.OTHER_CLAIM, stages.anonymousAt(WAITING).owner());
    cast.put(Who.OTHER_RESIDENT, stages.at(WAITING).owner());
    cast.put(Who.CLERK, stages.clerk());
    cast.put(Who.COLLEAGUE, stages.colleague());
    cast.put(Who.OTHER_CLERK, app.staff("clerk-luxi-1"));
    cast.put(Who.SUPERVISOR, stages.supervisor());
    cast.put(Who.OTHER_SUPERVISOR, app.staff("supervisor-west"));
    cast.put(Who.MANAGER, app.staff("manager-human-resources"));
    cast.put(Who.OTHER_MANAGER, app.staff("manager-medical"));
    cast.put(Who.AUDITOR, app.staff("auditor-city"));
    cast.put(Who.ADMIN, admin);
    cast.put(Who.PLATFORM, platform(Stages.PLATFORM));
    cast.put(Who.OTHER_PLATFORM, platform("medical-app"));
  }

  private Visitor platform(String platformId) {
    return app.anonymous().with("Api-Key", newKey(platformId).text("key"));
  }

  private Reply newKey(String platformId) {
    return admin.post("/v1/api-keys", new JsonObject().put("name", "钥匙").put("platformId", platformId)).expect(201);
  }

  /** Things as they must be for the operation to succeed: the complaint at its stage, and held by whoever may act on it. */
  About prepared(String operation, Who who) {
    Stage stage = STAGES.getOrDefault(operation, WAITING);
    boolean acts = AccessTable.cell(operation, who) == 'y';
    boolean byDispute = who == Who.SUPERVISOR && acts && (STAGES.containsKey(operation) || operation.equals("callComplaint"));
    Filed complaint = byDispute ? stages.disputedAt(stage) : who.isSignedIn() ? stages.at(stage) : stages.anonymousAt(stage);
    if (operation.equals("readNotice")) told(complaint);
    if (operation.equals("readPhoto") || operation.equals("removePhoto")) complaint.owner()
        .putBytes(complaint.path("photo"), "image/png", Photos.screenshot()).expect(200);
    if (operation.equals("linkAccount")) claimCode = app.anonymous().post("/v1/complaints", Stages.complaint()).expect(201)
        .text("claimCode");
    if (List.of("readHotspot", "listHotspotClusters").contains(operation)) counted();
    String key = operation.equals("removeApiKey") ? newKey(Stages.PLATFORM).id() : "";
    String account = List.of("changeAccount", "drawPassword").contains(operation) ? newAccount() : "";
    String webhook = operation.equals("removeWebhook") ? newWebhook() : webhookId;
    return new About(complaint, Stages.WINDOW, Stages.HOTSPOT, account, key, Stages.PLATFORM, webhook, reading(operation),
        improvement(operation), operation.contains("Signal") ? signals.about(complaint.id()) : "");
  }

  private String newWebhook() {
    return admin.post("/v1/webhooks", webhook(Stages.PLATFORM)).expect(201).id();
  }

  private static JsonObject webhook(String platformId) {
    return new JsonObject().put("url", "https://example.org/doudi").put("platformId", platformId);
  }

  /** What the complaints of the scene were noted as for its webhook. */
  private String delivery() {
    try {
      RunningApp.eventually("a delivery is noted", () -> !deliveries().isEmpty());
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
    return deliveries().get(0).getString("id");
  }

  private List<JsonObject> deliveries() {
    return admin.get("/v1/webhooks/" + webhookId + "/deliveries").items();
  }

  /** Something was filed under the hotspot, and counted. */
  private void counted() {
    try {
      RunningApp.eventually("the hotspot is counted", () -> app.staff("auditor-city").get("/v1/hotspots/" + Stages.HOTSPOT).status() == 200);
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  /** Brought to where the operation begins; a fresh one each time, where it is of one at all. */
  private String reading(String operation) {
    return switch (operation) {
      case "readReading", "openSample", "openSampled", "listReadings" -> improving.drawn().id();
      case "signReading" -> improving.opened().id();
      case "judgeReading" -> improving.signedAndOpenedByTheAuditor().id();
      case "proposeImprovement" -> improving.countersigned().id();
      default -> "";
    };
  }

  private String improvement(String operation) {
    return switch (operation) {
      case "readImprovement", "listImprovements", "listImprovementWeeks" -> improving.proposed().id();
      case "decideImprovement" -> improving.proposedBy(Improving.OWNER).id();
      case "advanceImprovement" -> improving.accepted().id();
      case "reopenImprovement" -> effective(improving.accepted().id());
      default -> "";
    };
  }

  /** As if weeks had gone by. */
  private String effective(String id) {
    var step = new Document("to", "EFFECTIVE").append("at", new Date(0)).append("by", new Document("role", "system").append("id", ""));
    new StoreLook(app).change("improvements", id, new Document("$push", new Document("whole.steps", step)).append("$inc",
        new Document("version", 1)));
    return id;
  }

  /** Notices are written down a moment after the answer. */
  private static void told(Filed complaint) {
    try {
      RunningApp.eventually("the complaint's owner is told", () -> !complaint.owner().get("/v1/me/notices").items().isEmpty());
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  static About nothing() {
    return new About(new Filed("nothing-here", null, null), "w-nowhere", "nothing-here", "nobody-here", "no-such-key", "no-such-platform",
        "no-such-webhook", "no-reading", "no-improvement", "no-signal");
  }

  /** Somebody of the same role whose sign-in may end: changing a password ends all that were there. */
  private Visitor standIn(Who who) {
    Role role = Role.of(cast.get(who).get("/v1/me").expect(200).text("role")).orElseThrow();
    JsonObject wanted = account().put("role", role.code());
    if (role == Role.CLERK) wanted.put("windowIds", new JsonArray().add(Stages.WINDOW));
    if (role == Role.SUPERVISOR) wanted.put("districtId", Stages.DISTRICT);
    if (role == Role.MANAGER) wanted.put("platformIds", new JsonArray().add(Stages.PLATFORM));
    String name = admin.post("/v1/accounts", wanted).expect(201).text("account");
    var signIn = new JsonObject().put("account", name).put("password", wanted.getString("password"));
    return app.bearer(app.anonymous().post("/v1/sign-ins", signIn).expect(200).text("token"));
  }

  private String newAccount() {
    return admin.post("/v1/accounts", account()).expect(201).text("account");
  }

  private JsonObject account() {
    return new JsonObject().put("account", "made-" + accounts++).put("password", PASSWORD).put("role", "auditor");
  }

  /** @param about for the caller who is its owner, the owner */
  Reply call(Operation operation, Who who, About about) {
    return call(operation, who, about, operation.getOperationId().equals("suggest") ? "?words=x" : "");
  }

  /** @param query with its question mark */
  Reply call(Operation operation, Who who, About about, String query) {
    Visitor visitor = who == Who.OWNER || who == Who.CLAIM ? owner(who, about) : cast.get(who);
    if (operation.getOperationId().equals("changeMyPassword") && AccessTable.cell("changeMyPassword", who) == 'y') visitor = standIn(who);
    String path = operation.getOpenAPIPath().replace("{complaintId}", complaintId(operation, about)).replace("{windowId}", about.windowId())
        .replace("{hotspotId}", about.hotspotId()).replace("{account}", about.account()).replace("{apiKeyId}", about.apiKeyId())
            .replace("{year}", "2026").replace("{platformId}", about.platformId()).replace("{webhookId}", about.webhookId())
        .replace("{deliveryId}", operation.getOpenAPIPath().contains("{deliveryId}") ? delivery() : "")
        .replace("{readingId}", about.readingId()).replace("{improvementId}", about.improvementId()).replace("{signalId}", about.signalId())
        .replace("{noticeId}", about.complaint().id() + ":2").replace("{fcmToken}", "phone-of-" + who.name());
    String method = operation.getHttpMethod().name();
    if (operation.getOperationId().equals("attachPhoto")) return visitor.putBytes(path, "image/png", Photos.screenshot());
    String body = operation.getRequestBody() == null ? null : body(operation.getOperationId(), about, who).encode();
    String needed = QUERIES.getOrDefault(operation.getOperationId(), "");
    String asked = needed.isEmpty() ? query : query.isEmpty() ? "?" + needed : query + "&" + needed;
    return visitor.with("Idempotency-Key", UUID.randomUUID().toString()).send(method, path + asked, body);
  }

  private String complaintId(Operation operation, About about) {
    boolean drawn = operation.getOperationId().equals("openSampled") && about.complaint().owner() != null;
    return drawn ? improving.reading(about.readingId()).body().getJsonArray("sample").getJsonObject(0).getString("complaintId")
        : about.complaint().id();
  }

  /** Where there is no complaint there is no owner; then any other resident stands for one. */
  private Visitor owner(Who who, About about) {
    if (about.complaint().owner() != null) return about.complaint().owner();
    return cast.get(who == Who.OWNER ? Who.OTHER_RESIDENT : Who.OTHER_CLAIM);
  }

  private JsonObject body(String operation, About about, Who who) {
    return switch (operation) {
      case "signIn" -> signIn();
      case "createAccount" -> account();
      case "changeAccount" -> new JsonObject().put("disabled", false);
      case "createApiKey" -> new JsonObject().put("name", "钥匙").put("platformId", Stages.PLATFORM);
      case "importCatalog", "tryCatalog" -> resource("/demo/city.json");
      case "loadCalendarYear" -> resource("/holidays/cn-2026.json");
      case "tryRoute" -> new JsonObject().put("serviceId", Stages.SERVICE);
      case "fileComplaint", "fileForResident" -> Stages.complaint();
      case "confirmComplaint" -> Complaints.outcome("done");
      case "rateComplaint" -> new JsonObject().put("grade", 4);
      case "resolveComplaint" -> Complaints.done();
      case "referComplaint" -> Complaints.words("请核对。").put("departmentId", Stages.DEPARTMENT);
      case "transferComplaint" -> Complaints.words("转市窗口办理。").put("windowId", "w-city-hall");
      case "extendDeadline" -> new JsonObject().put("reason", "要向外省调取记录。");
      case "callComplaint" -> new JsonObject().put("complaintId", about.complaint().id());
      case "createResident", "releaseComplaint", "replayDelivery" -> new JsonObject();
      case "registerWebhook" -> webhook(who == Who.OTHER_PLATFORM ? "medical-app" : Stages.PLATFORM);
      case "linkAccount" -> new JsonObject().put("claimCode", claimCode);
      case "changeMyPassword" -> new JsonObject().put("current", PASSWORD).put("password", "再来十个字以上的一句话");
      case "signReading" -> Improving.statement(improving.reading(about.readingId()));
      case "judgeReading" -> Improving.judgement("agreed");
      case "proposeImprovement" -> Improving.plan(28);
      case "decideImprovement" -> Improving.decision("accepted");
      case "advanceImprovement" -> Improving.progress("under-way");
      case "decideVerdict" -> new JsonObject().put("outcome", "improve").put("reason", "先修好上传。");
      case "answerSignal" -> new JsonObject().put("reason", "上门集中办理。");
      case "reopenImprovement" -> new JsonObject().put("reason", "问题还在。");
      case "tellVolumes" -> new JsonObject().put("day", "2026-11-19")
          .put("services", new JsonArray().add(new JsonObject().put("serviceId", Stages.SERVICE).put("attempts", 120)));
      case "changeNoticePreferences" -> new JsonObject().put("quietHours", true);
      default -> Complaints.words("说清楚的一句话。");
    };
  }

  private JsonObject signIn() {
    JsonObject known = app.allStaff().stream().filter(one -> one.getString("account").equals("auditor-people")).findFirst().orElseThrow();
    return new JsonObject().put("account", known.getString("account")).put("password", known.getString("password"));
  }

  private static JsonObject resource(String name) {
    try (InputStream in = AccessScene.class.getResourceAsStream(name)) {
      return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new AssertionError(name, unreadable);
    }
  }
}
