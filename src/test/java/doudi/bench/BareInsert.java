package doudi.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** The least that an HTTP endpoint over the same store can do. */
final class BareInsert implements Scenario {
  private final String url;
  private final Words words;
  private long acknowledged;
  private long failed;

  BareInsert(String url, Words words) {
    this.url = url;
    this.words = words;
  }

  @Override
  public String name() {
    return "bare insert";
  }

  @Override
  public Call next(int connection) {
    return new Call(HttpMethod.POST, url + "/documents", Map.of("Content-Type", "application/json"), words.next());
  }

  @Override
  public void acknowledged(int connection, HttpClientResponse answer, Buffer body) {
    acknowledged++;
  }

  @Override
  public void failed(int connection) {
    failed++;
  }

  /** What is wrong with the number stored, empty when nothing is. */
  String judge(long stored) {
    System.out.println("bare inserts acknowledged " + acknowledged + ", stored " + stored + ", without an answer " + failed);
    return stored >= acknowledged && stored <= acknowledged + failed ? "" : "bare inserts acknowledged and stored differ";
  }
}
