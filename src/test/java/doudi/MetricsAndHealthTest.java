package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.MongoFutures;
import doudi.support.Complaints;
import doudi.support.RunningApp;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators look at, and a stop that drops nothing. */
class MetricsAndHealthTest {
  private RunningApp app;
  private boolean stopped;

  @BeforeEach
  void start() throws Exception {
    app = RunningApp.start();
  }

  @AfterEach
  void close() throws Exception {
    if (!stopped) app.close();
    else app.vertx().close().await(10, TimeUnit.SECONDS);
  }

  private String text(String path) throws Exception {
    var request = HttpRequest.newBuilder(app.base().resolve(path)).timeout(Duration.ofSeconds(10)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void healthSaysHowTheStoreTheCatalogAndTheCalendarStandAndMetricsTimeEachOperation() throws Exception {
    assertThat(app.anonymous().get("/health/live").expect(200).text("status")).isEqualTo("up");
    JsonObject ready = app.anonymous().get("/health/ready").expect(200).body();
    assertThat(ready.getJsonObject("details").getMap()).containsEntry("store", "embedded").containsEntry("catalog", "version 1")
        .containsEntry("calendar", "up to date");
    app.clock().set(Instant.parse("2027-02-01T02:00:00Z"));
    JsonObject later = app.anonymous().get("/health/ready").expect(200).body();
    assertThat(later.getString("status")).isEqualTo("up");
    assertThat(later.getJsonObject("details").getString("calendar")).contains("2027");

    app.resident().file(Complaints.inOwnWords()).expect(201);
    app.anonymous().get("/v1/complaints/none").expect(404);
    String metrics = text("/metrics");
    assertThat(metrics).containsPattern("doudi_http_requests_seconds_count\\{operation=\"fileComplaint\",status=\"201\"} [1-9]")
        .containsPattern("doudi_http_requests_seconds_count\\{operation=\"readComplaint\",status=\"404\"} [1-9]")
        .containsPattern("doudi_http_requests_seconds_sum\\{operation=\"fileComplaint\",status=\"201\"} 0\\.\\d+");
  }

  @Test
  void aRequestUnderWayIsAnsweredWhileTheProgramStops() throws Exception {
    byte[] body = Complaints.inOwnWords().encode().getBytes(StandardCharsets.UTF_8);
    try (var socket = new Socket("127.0.0.1", app.app().port())) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      String headers = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: " + body.length;
      out.write(("POST /v1/complaints HTTP/1.1\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, 10);
      out.flush();
      TimeUnit.MILLISECONDS.sleep(200);
      Future<Void> stop = app.app().stop();
      stopped = true;
      TimeUnit.MILLISECONDS.sleep(200);
      assertThat(stop.isComplete()).as("it waits for the request").isFalse();
      out.write(body, 10, body.length - 10);
      out.flush();
      byte[] answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
      stop.await(9, TimeUnit.SECONDS);
    }
  }

  @Test
  void itStopsAtOnceAlsoWhileTheSweepIsTellingWhatWasForgotten() throws Exception {
    app.resident().file(Complaints.inOwnWords()).expect(201);
    TimeUnit.MILLISECONDS.sleep(600);
    var complaints = app.database().getCollection("complaints");
    var forgotten = new Document("$set", new Document("untoldAt", Date.from(app.clock().instant())));
    new MongoFutures(app.vertx()).first(complaints.updateMany(new Document(), forgotten)).await(5, TimeUnit.SECONDS);
    app.clock().advance(Duration.ofSeconds(30));
    var leases = new MongoFutures(app.vertx());
    Date until = Date.from(app.clock().instant());
    while (leases.first(app.database().getCollection("leases").find(new Document("until", new Document("$gt", until)))).await(5,
        TimeUnit.SECONDS).isEmpty()) {
      Thread.onSpinWait();
    }
    stopped = true;
    app.app().stop().await(5, TimeUnit.SECONDS);
  }
}
