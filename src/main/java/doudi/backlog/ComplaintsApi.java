package doudi.backlog;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Files entries through the public API. */
final class ComplaintsApi {
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int ATTEMPTS = 7;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private final Destination destination;
  private final Pause pause;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  /** Waits between attempts; fails when the run is being stopped. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  ComplaintsApi(Destination destination, Pause pause) {
    this.destination = destination;
    this.pause = pause;
  }

  /** The same key is sent in every attempt, so an answer that got lost does no harm. */
  Outcome file(Entry entry) throws InterruptedException {
    var request = request(entry);
    String trouble = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      long wait = backOff(attempt);
      try {
        var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (!BUSY.contains(answer.statusCode())) {
          return outcome(entry, answer);
        }
        trouble = answer.statusCode() + " " + problem(answer);
        wait = Math.max(wait, retryAfter(answer));
      } catch (IOException e) {
        trouble = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
      }
      if (attempt < ATTEMPTS) {
        pause.millis(wait);
      }
    }
    throw new GivingUp(Words.UNREACHABLE, destination, ATTEMPTS, trouble.strip());
  }

  private HttpRequest request(Entry entry) {
    var request = HttpRequest.newBuilder(destination.endpoint())
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Accept-Language", destination.english() ? "en" : "zh-CN")
        .header("Idempotency-Key", entry.key())
        .POST(HttpRequest.BodyPublishers.ofString(entry.body().encode(), StandardCharsets.UTF_8));
    destination.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private static long backOff(int attempt) {
    long longest = 250L << attempt;
    return ThreadLocalRandom.current().nextLong(longest / 2, longest);
  }

  private static long retryAfter(HttpResponse<String> answer) {
    String seconds = answer.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,6}") ? Math.min(LONGEST_PAUSE_MILLIS, Long.parseLong(seconds) * 1000) : 0;
  }

  private Outcome outcome(Entry entry, HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 200, 201 -> filed(entry, answer);
      case 401 -> throw new GivingUp(Words.REFUSED_TOKEN, problem(answer));
      case 403 -> throw new GivingUp(Words.NOT_YOURS, problem(answer));
      case 404 -> throw destination.window().isPresent() ? new GivingUp(Words.NO_WINDOW, destination.window().get()) : notDoudi(answer);
      case 301, 302, 307, 308, 405 -> throw notDoudi(answer);
      default -> new Outcome.Wrong(problem(answer));
    };
  }

  private GivingUp notDoudi(HttpResponse<String> answer) {
    return new GivingUp(Words.NOT_DOUDI, destination, answer.statusCode());
  }

  private Outcome filed(Entry entry, HttpResponse<String> answer) {
    var complaint = json(answer);
    if (!complaint.containsKey("id")) {
      throw notDoudi(answer);
    }
    String narrative = complaint.getString("narrative");
    if (answer.statusCode() == 200 && narrative != null && !plain(narrative).equals(plain(entry.body().getString("narrative")))) {
      return new Outcome.Wrong(Words.OTHER_WORDS.in(destination.english()));
    }
    var window = complaint.getJsonObject("window", new JsonObject());
    return new Outcome.Filed(answer.statusCode() == 200, complaint.getString("id"), window.getString("name", window.getString("id", "?")),
        complaint.getJsonObject("route", new JsonObject()).getString("reason", ""), complaint.getString("claimCode", ""));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try {
      return new JsonObject(answer.body());
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }

  private static String problem(HttpResponse<String> answer) {
    var problem = json(answer);
    var told = new StringBuilder(problem.getString("detail", problem.getString("title", "HTTP " + answer.statusCode())));
    for (Object fault : problem.getJsonArray("errors", new JsonArray())) {
      if (fault instanceof JsonObject each) {
        told.append("; ").append(each.getString("pointer", "")).append(": ").append(each.getString("detail", ""));
      }
    }
    return told.toString().replaceAll("\\s+", " ");
  }
}
