package doudi.support;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import doudi.plumbing.FirebaseConnection.FirebaseProject;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for Google's hosts on loopback: OAuth tokens, the certificates of ID tokens, account look-up, and FCM v1. What a phone's
 * token begins with decides what FCM says to it.
 */
public final class FirebaseStandIn {
  public static final String PROJECT = "doudi-test";

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Path credentials;
  private final FirebaseKeys keys = new FirebaseKeys();
  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lookUps = new AtomicInteger();
  private volatile boolean down;
  private volatile boolean signInsDown;

  public FirebaseStandIn() throws Exception {
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS);
    credentials = Files.createTempFile("service-account", ".json");
    Files.writeString(credentials, new JsonObject().put("type", "service_account").put("project_id", PROJECT).put("private_key_id", "k")
        .put("private_key", keys.serviceAccountKey()).put("client_email", "doudi@" + PROJECT + ".iam.gserviceaccount.com")
            .put("client_id", "1")
        .put("token_uri", "https://oauth2.googleapis.com/token").encode());
  }

  public FirebaseProject project() {
    return new FirebaseProject(PROJECT, credentials, Optional.of(new ToLoopback("http://127.0.0.1:" + server.actualPort())));
  }

  /** File of a made-up service account. */
  public Path credentials() { return credentials; }
  public FirebaseKeys keys() { return keys; }
  /** Everything that reached a phone: the {@code message} of each send. */
  public List<JsonObject> messages() { return messages; }
  public int lookUps() { return lookUps.get(); }
  public void setDown(boolean now) { down = now; }
  public void setSignInsDown(boolean now) { signInsDown = now; }
  public void revoke(String uid) { revoked.add(uid); }

  public List<JsonObject> messagesTo(String phone) {
    return messages.stream().filter(one -> one.getString("token").equals(phone)).toList();
  }

  public void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
    Files.delete(credentials);
  }

  private void answer(HttpServerRequest request) {
    request.body().onSuccess(body -> {
      String path = request.path();
      HttpServerResponse response = request.response().putHeader("content-type", "application/json");
      String text = text(request, body.getBytes());
      if (path.endsWith("/token")) response.end(new JsonObject().put("access_token", "a").put("expires_in", 3_600)
          .put("token_type", "Bearer").encode());
      else if (signInsDown && !path.endsWith("messages:send")) response.setStatusCode(500).end("{}");
      else if (path.contains("securetoken@system")) response.putHeader("cache-control", "max-age=3600")
          .end(new JsonObject().put("key-1", keys.certificate()).encode());
      else if (path.endsWith("accounts:lookup")) lookUp(new JsonObject(text), response);
      else if (path.endsWith("/v1/projects/" + PROJECT + "/messages:send")) send(new JsonObject(text)
          .getJsonObject("message"), request, response);
      else response.setStatusCode(404).end("{}");
    });
  }

  private void lookUp(JsonObject asked, HttpServerResponse response) {
    lookUps.incrementAndGet();
    String uid = asked.getJsonArray("localId").getString(0);
    long since = revoked.contains(uid) ? System.currentTimeMillis() / 1_000 + 60 : 0;
    response.end(new JsonObject().put("users", new JsonArray()
        .add(new JsonObject().put("localId", uid).put("validSince", Long.toString(since)))).encode());
  }

  private void send(JsonObject message, HttpServerRequest request, HttpServerResponse response) {
    String phone = message.getString("token");
    if (down) refuse(response, 500, "INTERNAL", "INTERNAL", "down");
    else if (phone.startsWith("gone")) refuse(response, 404, "NOT_FOUND", "UNREGISTERED", "Requested entity was not found.");
    else if (phone.startsWith("quota")) refuse(response.putHeader("retry-after", "120"), 429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED",
        "Too many.");
    else if (phone.startsWith("unavailable")) refuse(response, 503, "UNAVAILABLE", "UNAVAILABLE", "Try later.");
    else if (phone.startsWith("wrong")) refuse(response, 400, "INVALID_ARGUMENT", "INVALID_ARGUMENT",
        "The registration token is not a valid FCM registration token");
    else if (phone.startsWith("foreign")) refuse(response, 403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", "SenderId mismatch");
    else if (phone.startsWith("broken")) request.connection().close();
    else if (phone.startsWith("slow")) vertx.setTimer(1_500, late -> take(message, response));
    else take(message, response);
  }

  private void take(JsonObject message, HttpServerResponse response) {
    messages.add(message);
    response.end(new JsonObject().put("name", "projects/" + PROJECT + "/messages/" + messages.size()).encode());
  }

  private static void refuse(HttpServerResponse response, int status, String code, String fcm, String words) {
    var details = new JsonArray().add(new JsonObject().put("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError")
        .put("errorCode", fcm));
    response.setStatusCode(status).end(new JsonObject()
        .put("error", new JsonObject().put("code", status).put("message", words).put("status", code)
        .put("details", details)).encode());
  }

  private static String text(HttpServerRequest request, byte[] body) {
    try {
      boolean zipped = "gzip".equals(request.getHeader("content-encoding"));
      return new String(zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** The SDK's HTTP, with every host turned to loopback and kept as the first step of the path. */
  private static final class ToLoopback extends HttpTransport {
    private final NetHttpTransport real = new NetHttpTransport();
    private final String base;

    private ToLoopback(String base) {
      this.base = base;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
      URI uri = URI.create(url);
      String there = base + "/" + uri.getHost() + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      try {
        var build = NetHttpTransport.class.getDeclaredMethod("buildRequest", String.class, String.class);
        build.setAccessible(true);
        return (LowLevelHttpRequest) build.invoke(real, method, there);
      } catch (ReflectiveOperationException changed) {
        throw new IOException(changed);
      }
    }

    @Override
    public boolean supportsMethod(String method) {
      return true;
    }
  }
}
