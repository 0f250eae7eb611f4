package doudi.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Each connection sends its next request when the last one is answered. Everything runs on one event loop. */
final class ClosedLoop {
  private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
  private final Vertx vertx;
  private final HttpClient client;
  private final Scenario scenario;
  private final int connections;
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private final Map<String, Integer> errors = new TreeMap<>();
  private final Promise<Measured> ended = Promise.promise();
  private int running;
  private long answeredInTime;
  private long start;
  private long end;

  /** A round but for the number of connections, which the pool knows. */
  record Measured(double perSecond, long p50Micros, long p99Micros, Map<String, Integer> errors) {
    Round opened(int connections) {
      return new Round(perSecond, p50Micros, p99Micros, errors, connections);
    }
  }

  ClosedLoop(Vertx vertx, HttpClient client, Scenario scenario, int connections) {
    this.vertx = vertx;
    this.client = client;
    this.scenario = scenario;
    this.connections = connections;
  }

  Future<Measured> run(Context loop, Duration warmUp, Duration measured) {
    loop.runOnContext(go -> {
      start = System.nanoTime() + warmUp.toNanos();
      end = start + measured.toNanos();
      running = connections;
      for (int connection = 0; connection < connections; connection++) {
        next(connection);
      }
    });
    return ended.future();
  }

  private void next(int connection) {
    long sent = System.nanoTime();
    if (sent - end >= 0) {
      finish();
      return;
    }
    var call = scenario.next(connection);
    var options = new RequestOptions().setMethod(call.method()).setAbsoluteURI(call.url()).setTimeout(1000L * Load.ANSWER_SECONDS);
    call.headers().forEach(options::putHeader);
    client.request(options)
        .compose(request -> call.body() == null ? request.send() : request.send(call.body()))
        .compose(answer -> answer.body().map(body -> answered(connection, sent, answer, body)))
        .onSuccess(answered -> next(connection))
        .onFailure(failure -> failed(connection, failure));
  }

  private HttpClientResponse answered(int connection, long sent, HttpClientResponse answer, Buffer body) {
    long now = System.nanoTime();
    if (answer.statusCode() / 100 != 2) {
      errors.merge(answer.statusCode() + " " + beginning(body), 1, Integer::sum);
      scenario.failed(connection);
      return answer;
    }
    scenario.acknowledged(connection, answer, body);
    answeredInTime += now - start >= 0 && now - end < 0 ? 1 : 0;
    if (sent - start >= 0) {
      micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(now - sent)));
    }
    return answer;
  }

  private static String beginning(Buffer body) {
    String text = body.toString().replaceAll("[0-9a-fA-F-]{8,}", "…").replaceAll("\\s+", " ");
    return text.substring(0, Math.min(160, text.length()));
  }

  /** A short rest keeps a dead server from turning the loop into a spin. */
  private void failed(int connection, Throwable failure) {
    errors.merge(failure.getClass().getSimpleName(), 1, Integer::sum);
    scenario.failed(connection);
    vertx.setTimer(10, rested -> next(connection));
  }

  private void finish() {
    running--;
    if (running == 0) {
      double seconds = (end - start) / 1e9;
      boolean any = micros.getTotalCount() > 0;
      ended.complete(new Measured(answeredInTime / seconds, any ? micros.getValueAtPercentile(50) : 0,
          any ? micros.getValueAtPercentile(99) : 0, Map.copyOf(errors)));
    }
  }
}
