package doudi.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls before and after the measurements, one at a time. */
final class Product {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  Product(String url) {
    this.url = url;
  }

  String url() {
    return url;
  }

  void untilReady(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!ready()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(url + "/health/ready was not 200 within " + atMost.toSeconds() + " s");
      }
      Thread.sleep(200);
    }
  }

  private boolean ready() throws InterruptedException {
    try {
      var question = HttpRequest.newBuilder(URI.create(url + "/health/ready")).timeout(Duration.ofSeconds(2)).build();
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  List<String> residents(int count) throws Exception {
    var tokens = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      tokens.add(send("POST", "/v1/residents", null, Map.of(), "{}").getString("token"));
    }
    return tokens;
  }

  JsonObject file(String token, String key, Buffer words) throws Exception {
    return send("POST", "/v1/complaints", token, Map.of("Idempotency-Key", key), words.toString());
  }

  /** The first page of the queue that the filed complaints go to, if one of the staff in the file serves it; else of any clerk's window. */
  QueuePage queuePage(Path accounts, List<JsonObject> filed) throws Exception {
    var staff = staff(new JsonArray(Files.readString(accounts)));
    var windows = new HashMap<String, Long>();
    filed.forEach(each -> windows.merge(each.getJsonObject("window").getString("id"), 1L, Long::sum));
    var busiest = staff.keySet().stream().max(Comparator.comparing(window -> windows.getOrDefault(window, 0L)))
        .orElseThrow(() -> new IllegalStateException("no clerk or supervisor with windowIds in " + accounts));
    var account = staff.get(busiest);
    var signIn = new JsonObject().put("account", account.getString("account")).put("password", account.getString("password"));
    String token = send("POST", "/v1/sign-ins", null, Map.of(), signIn.encode()).getString("token");
    return new QueuePage(url + "/v1/windows/" + busiest + "/queue?limit=50", token);
  }

  private static Map<String, JsonObject> staff(JsonArray accounts) {
    var staff = new HashMap<String, JsonObject>();
    for (int i = 0; i < accounts.size(); i++) {
      var account = accounts.getJsonObject(i);
      if (Set.of("clerk", "supervisor").contains(account.getString("role"))) {
        account.getJsonArray("windowIds", new JsonArray()).forEach(window -> staff.putIfAbsent((String) window, account));
      }
    }
    return staff;
  }

  int items(QueuePage page) throws Exception {
    return send("GET", page.url().substring(url.length()), page.token(), Map.of(), null).getJsonArray("items").size();
  }

  Set<String> complaintIds(String token) throws Exception {
    var ids = new HashSet<String>();
    String cursor = "";
    do {
      var page = send("GET", "/v1/complaints?limit=100" + cursor, token, Map.of(), null);
      var items = page.getJsonArray("items");
      for (int i = 0; i < items.size(); i++) {
        ids.add(items.getJsonObject(i).getString("id"));
      }
      String next = page.getString("next");
      cursor = next == null ? null : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (cursor != null);
    return ids;
  }

  private JsonObject send(String method, String path, String token, Map<String, String> headers, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    var answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body());
  }
}
