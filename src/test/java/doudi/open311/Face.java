package doudi.open311;

import doudi.support.RunningApp;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Another system that talks to the Open311 face of a running program. */
final class Face {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5)).build();

  /** What came back, undigested. */
  record Answer(int status, String type, String body, Optional<String> warning, Optional<String> allow) {
    JsonArray array() {
      return (JsonArray) Json.decodeValue(body);
    }

    JsonObject object() {
      return (JsonObject) Json.decodeValue(body);
    }

    JsonObject first() {
      return array().getJsonObject(0);
    }

    Document xml() {
      try {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
      } catch (Exception broken) {
        throw new AssertionError("no XML: " + body, broken);
      }
    }

    List<String> texts(String element) {
      NodeList found = xml().getElementsByTagName(element);
      return IntStream.range(0, found.getLength()).mapToObj(at -> found.item(at).getTextContent()).toList();
    }

    Answer expect(int wanted) {
      if (status != wanted) throw new AssertionError("expected " + wanted + ", got " + status + " " + body);
      return this;
    }
  }

  private final URI base;
  final String key;

  Face(RunningApp app) {
    base = app.base();
    key = app.staff("admin-city").post("/v1/api-keys", new JsonObject().put("name", "12345").put("platformId", "gov-site")).expect(201)
        .text("key");
  }

  static String form(String... namesAndValues) {
    return IntStream.range(0, namesAndValues.length / 2).mapToObj(at -> encoded(namesAndValues[2 * at]) + "=" + encoded(namesAndValues[2 * at
        + 1])).collect(Collectors.joining("&"));
  }

  /** The code that the other system hands to the resident. */
  static String claimCode(JsonObject posted) {
    return posted.getString("service_notice").replaceAll(".*查询码([0-9A-Z-]+).*", "$1");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** @param path behind {@code /open311} */
  Answer get(String path) {
    return send("GET", path, null);
  }

  /** Posts a report with the key. */
  Answer file(String... namesAndValues) {
    return send("POST", "/v2/requests.json", form(namesAndValues) + "&api_key=" + key);
  }

  Answer send(String method, String path, String form) {
    return send(method, path, form, "application/x-www-form-urlencoded");
  }

  Answer send(String method, String path, String body, String type) {
    var request = HttpRequest.newBuilder(URI.create(base + "/open311" + path)).timeout(Duration.ofSeconds(20))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", type);
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers().firstValue("content-type").orElse(""), answer.body(),
          answer.headers().firstValue("warning"), answer.headers().firstValue("allow"));
    } catch (IOException broken) {
      throw new AssertionError(method + " " + path + " broke", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
