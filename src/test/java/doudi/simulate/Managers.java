package doudi.simulate;

import doudi.simulate.Truth.Fix;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those who read hotspots and change something: as the program demands it, step by step, and then wait for its judgement. */
final class Managers {
  private static final int DAYS_READ = 7;

  private final Truth truth;
  private final PlantedCity city;
  private final Town town;
  private final Diary diary;
  private final Map<Fix, String> improvements = new LinkedHashMap<>();
  private final List<FixSeen> seen = new ArrayList<>();

  /**
   * What the program found.
   *
   * @param effect as it answers
   * @param truly the rate ratio that was planted
   */
  record FixSeen(Fix fix, double truly, String state, JsonObject effect) {
    boolean isTold() { return effect.containsKey("ratio"); }
    boolean covers() { return isTold() && effect.getDouble("low") <= truly && truly <= effect.getDouble("high"); }
    boolean calledEffective() { return state.equals("effective"); }
  }

  Managers(Truth truth, PlantedCity city, Town town, Diary diary) {
    this.truth = truth;
    this.city = city;
    this.town = town;
    this.diary = diary;
  }

  /** Fixes that the program judged, in the order of their judgement. */
  List<FixSeen> seen() { return seen; }

  void wakeUp(LocalDate day) {
    for (Fix fix : truth.fixes()) {
      if (fix.read().equals(day)) diary.at(day.atTime(10, 0), () -> read(fix, day));
      if (fix.live().equals(day)) diary.at(day.atTime(7, 0), () -> progress(fix, "live", "今天上线。"));
    }
  }

  private String author(Fix fix) {
    return "manager-" + city.service(fix.spot().serviceId()).departmentId();
  }

  /** From the sample to the accepted plan, all of it on one day. */
  private void read(Fix fix, LocalDate day) {
    var days = "?from=" + day.minusDays(DAYS_READ) + "&to=" + day.minusDays(1);
    String id = post("/v1/hotspots/" + fix.spot().id() + "/readings" + days, new JsonObject(), author(fix)).getString("id");
    String reading = "/v1/readings/" + id;
    var first = town.get(reading + "/sample", town.staff(author(fix))).getJsonArray("items").getJsonObject(0)
        .getJsonObject("complaint");
    var quote = new JsonObject().put("complaintId", first.getString("id")).put("words", first.getString("narrative").substring(0, 6));
    put(reading + "/signature", new JsonObject().put("cause", "后台同步失败。").put("unknown", "没有再来的人办成没有，看不出。")
        .put("circumstances", "申请集中在几条街道。").put("quotes", new JsonArray().add(quote)), author(fix));
    town.get(reading + "/sample", town.staff("auditor-city"));
    put(reading + "/countersignature", new JsonObject().put("outcome", "agreed").put("words", "引文属实。"), "auditor-city");
    String improvement = post(reading + "/improvements", plan(fix), author(fix)).getString("id");
    synchronized (improvements) {
      improvements.put(fix, "/v1/improvements/" + improvement);
    }
    put(path(fix) + "/decision", new JsonObject().put("outcome", "accepted").put("reason", "样本说得清楚。"), "manager-city");
    progress(fix, "under-way", "已经排期。");
  }

  private JsonObject plan(Fix fix) {
    return new JsonObject().put("kind", "fix").put("summary", "改后台").put("actions", new JsonArray().add("改同步任务"))
        .put("departmentId", city.service(fix.spot().serviceId()).departmentId()).put("dueOn", fix.live().toString())
        .put("test", new JsonObject().put("measure", "complaints").put("expectedFallPercent", fix.promised())
            .put("windowDays", Truth.WINDOW_DAYS));
  }

  private void progress(Fix fix, String state, String words) {
    put(path(fix) + "/progress", new JsonObject().put("state", state).put("words", words), author(fix));
  }

  private String path(Fix fix) {
    synchronized (improvements) {
      return improvements.get(fix);
    }
  }

  private JsonObject post(String path, JsonObject body, String account) {
    return town.send("POST", path, path.contains("/readings?") ? null : body, town.staff(account), 201);
  }

  private void put(String path, JsonObject body, String account) {
    town.send("PUT", path, body, town.staff(account), 200);
  }

  /** After six in the morning the program has judged what was due; waits for it. */
  void hearJudgements(LocalDate day) throws InterruptedException {
    for (Fix fix : truth.fixes()) {
      if (!fix.judged().equals(day)) continue;
      Town.eventually(path(fix) + " is judged", () -> !improvement(fix).getString("state").equals("live"));
      JsonObject judged = improvement(fix);
      seen.add(new FixSeen(fix, truth.effect(fix), judged.getString("state"), judged.getJsonObject("effect")));
    }
  }

  private JsonObject improvement(Fix fix) {
    return town.get(path(fix), town.staff("auditor-city"));
  }
}
