package doudi.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Residents file; each connection is one device account, each request a complaint of its own. */
final class Filing implements Scenario {
  private final String url;
  private final Words words;
  private final List<String> tokens;
  private final List<Set<String>> acknowledged = new ArrayList<>();
  private final String run = "bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private long number;
  private long failed;
  private long repeated;

  Filing(String url, List<String> tokens, Words words) {
    this.url = url;
    this.tokens = tokens;
    this.words = words;
    tokens.forEach(token -> acknowledged.add(new HashSet<>()));
  }

  @Override
  public String name() {
    return "POST /v1/complaints";
  }

  @Override
  public Call next(int connection) {
    var headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer " + tokens.get(connection),
        "Idempotency-Key", run + ++number);
    return new Call(HttpMethod.POST, url + "/v1/complaints", headers, words.next());
  }

  @Override
  public void acknowledged(int connection, HttpClientResponse answer, Buffer body) {
    String location = answer.getHeader("Location");
    String id = location == null ? body.toJsonObject().getString("id") : location.substring(location.lastIndexOf('/') + 1);
    repeated += acknowledged.get(connection).add(id) ? 0 : 1;
  }

  @Override
  public void failed(int connection) {
    failed++;
  }

  /** Compares the complaints acknowledged with those that each resident finds afterwards; tells what is wrong, empty when nothing is. */
  String judge(Product product) throws Exception {
    long told = 0;
    long found = 0;
    long lost = 0;
    for (int i = 0; i < tokens.size(); i++) {
      var listed = product.complaintIds(tokens.get(i));
      told += acknowledged.get(i).size();
      found += listed.size();
      lost += acknowledged.get(i).stream().filter(id -> !listed.contains(id)).count();
    }
    System.out.println("complaints acknowledged " + told + ", found by their residents " + found + ", acknowledged but lost " + lost
        + ", one id for two requests " + repeated + ", requests without a 2xx answer " + failed);
    return lost == 0 && repeated == 0 && found <= told + failed ? "" : "complaints acknowledged and stored differ";
  }
}
