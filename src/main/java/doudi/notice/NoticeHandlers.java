package doudi.notice;

import static doudi.identity.CallerHandler.caller;

import doudi.identity.Caller;
import doudi.identity.Role;
import doudi.plumbing.Answer;
import doudi.plumbing.Language;
import doudi.plumbing.Operations;
import doudi.plumbing.Refusal;
import doudi.plumbing.Request;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Optional;

/** The inbox, and the phones that are told besides. */
public final class NoticeHandlers implements Operations.Capability {
  private static final int LIMIT = 20;

  private final NoticeDesk notices;
  private final DeviceDesk devices;
  private final Optional<WebPush> browsers;

  /** @param browsers empty when they are not told while their page is closed */
  public NoticeHandlers(NoticeDesk notices, DeviceDesk devices, Optional<WebPush> browsers) {
    this.notices = notices;
    this.devices = devices;
    this.browsers = browsers;
  }

  @Override
  public void serve(Operations operations) {
    operations.on("listNotices", this::list).on("readNotice", this::read)
        .on("readWebPush", this::webPush).on("registerDevice", this::register).on("removeDevice", this::remove)
        .on("readNoticePreferences", this::preferences).on("changeNoticePreferences", this::changePreferences);
  }

  private Future<Answer> list(Request request) {
    Caller caller = caller(request);
    return language(request, caller).compose(language -> notices.inbox(caller, request.cursor(2), request.limit(LIMIT))
        .map(page -> Answer.page(page.map(notice -> json(notice, language)))));
  }

  /** What the request asks for, else what the caller prefers. */
  private Future<Language> language(Request request, Caller caller) {
    if (request.header("Accept-Language").isPresent() || caller.is(Role.ANONYMOUS)) return Future.succeededFuture(caller.language());
    return devices.preferences(caller).map(NoticePreferences::language);
  }

  private Future<Answer> read(Request request) {
    return notices.markRead(caller(request), request.path("noticeId")).map(Answer.nothing());
  }

  private Future<Answer> webPush(Request request) {
    WebPush known = browsers.orElseThrow(Refusal::notFound);
    return Future.succeededFuture(Answer.ok(new JsonObject().put("projectId", known.project()).put("apiKey", known.apiKey())
        .put("appId", known.appId()).put("messagingSenderId", known.senderId()).put("vapidKey", known.vapidKey())));
  }

  private Future<Answer> register(Request request) {
    Optional<Language> phones = request.header("Accept-Language").map(Language::of);
    return devices.register(caller(request), request.path("fcmToken"), phones).map(Answer.nothing());
  }

  private Future<Answer> remove(Request request) {
    return devices.remove(caller(request), request.path("fcmToken")).map(Answer.nothing());
  }

  private Future<Answer> preferences(Request request) {
    return devices.preferences(caller(request)).map(now -> Answer.ok(json(now)));
  }

  private Future<Answer> changePreferences(Request request) {
    JsonObject body = request.body();
    var push = new EnumMap<NoticeKind, Boolean>(NoticeKind.class);
    body.getJsonObject("push", new JsonObject())
        .forEach(one -> push.put(NoticeKind.of(one.getKey()).orElseThrow(), (Boolean) one.getValue()));
    return devices.change(caller(request), Optional.ofNullable(body.getString("language")).map(Language::of),
        Optional.ofNullable(body.getBoolean("quietHours")), push).map(now -> Answer.ok(json(now)));
  }

  private static JsonObject json(Notice notice, Language language) {
    return new JsonObject().put("id", notice.id()).put("kind", notice.kind().code()).put("complaintId", notice.complaintId())
        .put("at", notice.at().toString()).put("title", notice.title().in(language)).put("words", notice.words().in(language))
        .put("urgent", notice.urgent()).put("read", notice.read());
  }

  private static JsonObject json(NoticePreferences now) {
    var push = new JsonObject();
    for (NoticeKind kind : NoticeKind.values()) push.put(kind.code(), !now.muted().contains(kind));
    return new JsonObject().put("language", now.language().tag()).put("quietHours", now.quietHours()).put("push", push);
  }
}
