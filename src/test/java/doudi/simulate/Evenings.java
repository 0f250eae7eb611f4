package doudi.simulate;

import doudi.simulate.Truth.Fault;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an auditor sees on the list of hotspots on the evenings that matter, and what the same list ordered by counts would show. */
final class Evenings {
  private static final int DAYS_LOOKED_AT = 7;
  private static final int PAGE = 100;

  /**
   * Where a fault stood on its third evening, 1 the worst; 0 when not in the list.
   *
   * @param soonest best place on any of the first three evenings
   */
  record FaultSeen(Fault fault, int place, int byCounts, int soonest, int soonestByCounts) {}

  /** Of an evening on which at least as many faults are on as the top is long: how many of the top were planted. */
  record TopSeen(LocalDate day, int on, int top, int planted, int plantedByCounts) {}

  private record Look(List<String> worst, List<String> most) {
    static int place(List<String> list, Fault fault) { return list.indexOf(fault.spot().id()) + 1; }
  }

  private final Size size;
  private final Truth truth;
  private final Town town;
  private final Map<LocalDate, Look> looks = new LinkedHashMap<>();
  private final List<TopSeen> tops = new ArrayList<>();

  Evenings(Size size, Truth truth, Town town) {
    this.size = size;
    this.truth = truth;
    this.town = town;
  }

  /** Everything that was filed is counted: waits for it, so that equal days have equal lists. */
  void settle(LocalDate day, int filed) throws InterruptedException {
    String all = "/v1/hotspots/summary?from=" + size.from() + "&to=" + day;
    Town.eventually("all are counted", () -> counted(all) >= filed);
    if (counted(all) != filed) throw new Town.Unexpected(counted(all) + " are counted, " + filed + " were filed");
  }

  private int counted(String path) {
    return town.get(path, town.staff("auditor-city")).getJsonObject("now").getInteger("complaints");
  }

  void look(LocalDate day) {
    if (truth.faults().stream().noneMatch(one -> !day.isBefore(one.from()) && !day.isAfter(one.thirdEvening()))) return;
    String week = "from=" + day.minusDays(DAYS_LOOKED_AT - 1) + "&to=" + day;
    var list = town.all("/v1/hotspots?" + week + "&limit=" + PAGE, town.staff("auditor-city"));
    var most = new ArrayList<>(list);
    most.sort(Comparator.comparingInt((JsonObject one) -> -one.getInteger("complaints")).thenComparing(one -> one.getString("id")));
    var look = new Look(ids(list), ids(most));
    looks.put(day, look);
    Set<String> broken = truth.broken(day);
    boolean oneIsThreeDaysOld = truth.faults().stream().anyMatch(one -> one.thirdEvening().equals(day));
    if (oneIsThreeDaysOld && broken.size() >= size.together()) tops.add(new TopSeen(day, broken.size(), size.together(),
        planted(look.worst, broken), planted(look.most, broken)));
  }

  private static List<String> ids(List<JsonObject> list) {
    return list.stream().map(one -> one.getString("id")).toList();
  }

  private int planted(List<String> list, Set<String> broken) {
    return (int) list.stream().limit(size.together()).filter(broken::contains).count();
  }

  List<TopSeen> tops() { return tops; }

  /** Those whose third evening has come. */
  List<FaultSeen> seen() {
    return truth.faults().stream().filter(one -> looks.containsKey(one.thirdEvening())).map(this::seen).toList();
  }

  private FaultSeen seen(Fault fault) {
    Look third = looks.get(fault.thirdEvening());
    int soonest = 0;
    int soonestByCounts = 0;
    for (LocalDate day = fault.from(); !day.isAfter(fault.thirdEvening()); day = day.plusDays(1)) {
      soonest = better(soonest, Look.place(looks.get(day).worst, fault));
      soonestByCounts = better(soonestByCounts, Look.place(looks.get(day).most, fault));
    }
    return new FaultSeen(fault, Look.place(third.worst, fault), Look.place(third.most, fault), soonest, soonestByCounts);
  }

  private static int better(int one, int other) {
    return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
  }
}
