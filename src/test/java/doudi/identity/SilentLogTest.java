package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import doudi.support.Complaints;
import doudi.support.Reply;
import doudi.support.RunningApp;
import doudi.support.Stages;
import doudi.support.StoreLook;
import doudi.support.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What goes to the log while people go through a whole story: facts and keys, nothing that names somebody or opens a door. */
class SilentLogTest {
  private static final String NARRATIVE = "我叫欧阳小满，医保卡在安和app上一直绑不上。";
  private static final String NAME = "欧阳小满";
  private static final String PHONE = "13812345678";
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static Level usual;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    Logger doudi = (Logger) LoggerFactory.getLogger("doudi");
    usual = doudi.getLevel();
    doudi.setLevel(Level.TRACE);
    LOG.start();
    root().addAppender(LOG);
    app = RunningApp.start();
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    root().detachAppender(LOG);
    ((Logger) LoggerFactory.getLogger("doudi")).setLevel(usual);
  }

  @Test
  void noPasswordTokenCodePhoneNameOrNarrativeIsLogged() {
    var secrets = new ArrayList<>(List.of(NARRATIVE, NAME, PHONE, "falsches-kennwort", "您好请问单位", "在外地单位", "窗口办好了呀"));
    app.allStaff().forEach(staff -> secrets.add(staff.getString("password")));
    String account = app.allStaff().get(0).getString("account");
    JsonObject wrong = new JsonObject().put("account", account).put("password", "falsches-kennwort");
    for (int i = 0; i < 6; i++) app.anonymous().post("/v1/sign-ins", wrong);
    secrets.add(app.anonymous().post("/v1/residents", new JsonObject()).expect(201).text("token"));
    secrets.add(app.staff("admin-city").post("/v1/api-keys", new JsonObject().put("name", "平台").put("platformId", Stages.PLATFORM))
        .expect(201).text("key"));
    secrets.add(story());
    secrets.add(damaged());
    app.bearer("forged." + secrets.get(0).length() + ".token-of-mine").get("/v1/me").expect(401);
    secrets.add("token-of-mine");
    String log = LOG.list.stream().map(SilentLogTest::text).collect(Collectors.joining("\n"));
    assertThat(log).contains("complaint filed").contains("complaint changed").contains("sign-in refused").contains("unexpected failure");
    secrets.forEach(secret -> assertThat(log).doesNotContain(secret));
  }

  /** The claim code of a complaint that went all the way. */
  private static String story() {
    JsonObject filing = Stages.complaint().put("narrative", NARRATIVE).put("contact", new JsonObject().put("name", NAME)
        .put("phone", PHONE));
    Reply filed = app.anonymous().file(filing).expect(201);
    String path = "/v1/complaints/" + filed.id();
    Visitor owner = app.anonymous().with("Claim-Code", filed.text("claimCode"));
    Visitor clerk = new Stages(app).clerk();
    clerk.post("/v1/windows/" + Stages.WINDOW + "/calls", new JsonObject().put("complaintId", filed.id())).expect(200);
    clerk.post(path + "/questions", Complaints.words("您好请问单位？")).expect(200);
    owner.post(path + "/answers", Complaints.words("在外地单位。")).expect(200);
    clerk.put(path + "/resolution", Complaints.done().put("words", "窗口办好了呀。")).expect(200);
    owner.put(path + "/confirmation", Complaints.outcome("done")).expect(200);
    owner.put(path + "/confirmation", Complaints.outcome("done")).expect(409);
    app.anonymous().file(filing.copy().put("extra", NARRATIVE)).expect(400);
    return filed.text("claimCode");
  }

  /** Even when reading breaks on what was said. */
  private static String damaged() {
    Visitor owner = app.resident();
    String id = owner.file(Stages.complaint().put("narrative", NARRATIVE)).expect(201).id();
    new StoreLook(app).change("complaints", id, new Document("$set", new Document("history.0.filing.attempt.tries", 1_000_000)));
    owner.get("/v1/complaints/" + id).expect(500);
    return NARRATIVE;
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : "\n"
        + ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
