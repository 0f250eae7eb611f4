package doudi.simulate;

import doudi.simulate.Evenings.FaultSeen;
import doudi.simulate.Evenings.TopSeen;
import doudi.simulate.Managers.FixSeen;
import doudi.simulate.Watch.CheatSeen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The planted truth, and how the program did against it. Two runs of one seed and size make equal reports. */
record Report(Size size, Truth truth, int complaints, List<FaultSeen> faults, List<TopSeen> tops, List<FixSeen> fixes,
    Watch.Seen watch, PublicTables.Attack attack, int recounted) {

  /** So many of so many. */
  record Share(int part, int of) {
    JsonObject json() { return new JsonObject().put("part", part).put("of", of); }

    @Override
    public String toString() {
      return of == 0 ? "none to judge" : String.format(Locale.ROOT, "%d of %d = %.1f %%", part, of, 100.0 * part / of);
    }
  }

  Share found() { return inTop(faults.stream().mapToInt(FaultSeen::place)); }
  Share foundByCounts() { return inTop(faults.stream().mapToInt(FaultSeen::byCounts)); }
  Share foundAtOnce() { return inTop(faults.stream().mapToInt(FaultSeen::soonest)); }
  Share foundAtOnceByCounts() { return inTop(faults.stream().mapToInt(FaultSeen::soonestByCounts)); }

  private Share inTop(IntStream places) {
    return new Share((int) places.filter(place -> place >= 1 && place <= size.together()).count(), faults.size());
  }

  Share precision() { return new Share(tops.stream().mapToInt(TopSeen::planted).sum(), tops.stream().mapToInt(TopSeen::top).sum()); }

  Share precisionByCounts() {
    return new Share(tops.stream().mapToInt(TopSeen::plantedByCounts).sum(), tops.stream().mapToInt(TopSeen::top).sum());
  }

  Share covered() { return covered(fixes); }
  Share hastyCovered() { return covered(fixes.stream().filter(one -> one.fix().isHasty()).toList()); }

  private static Share covered(List<FixSeen> fixes) {
    var told = fixes.stream().filter(FixSeen::isTold).toList();
    return new Share((int) told.stream().filter(FixSeen::covers).count(), told.size());
  }

  Share idleCalledEffective() {
    var idle = fixes.stream().filter(one -> !one.fix().works()).toList();
    return new Share((int) idle.stream().filter(FixSeen::calledEffective).count(), idle.size());
  }

  Share workingCalledEffective() {
    var working = fixes.stream().filter(one -> one.fix().works()).toList();
    return new Share((int) working.stream().filter(FixSeen::calledEffective).count(), working.size());
  }

  Share cheatsInTime() { return of(watch.cheats().stream().filter(CheatSeen::inTime).count(), watch.cheats().size()); }
  Share cheatsForWhatTheyDid() { return of(watch.cheats().stream().filter(CheatSeen::forWhatItDid).count(), watch.cheats().size()); }
  Share honestFlagged() { return of(watch.honestFlagged(), watch.honest().size()); }

  private static Share of(long part, int whole) {
    return new Share((int) part, whole);
  }

  JsonObject json() {
    return new JsonObject()
        .put("size", new JsonObject().put("seed", size.seed()).put("from", size.from().toString()).put("days", size.days())
            .put("perDay", size.perDay()).put("windows", size.windows()).put("complaints", complaints))
        .put("faults", new JsonArray(faults.stream().map(Report::json).toList()))
        .put("fixes", new JsonArray(fixes.stream().map(Report::json).toList()))
        .put("rushes", new JsonArray(truth.rushes().stream().map(one -> new JsonObject().put("serviceId", one.serviceId())
            .put("from", one.from().toString())).toList()))
        .put("cheats", new JsonArray(watch.cheats().stream().map(Report::json).toList()))
        .put("falseAlarms", new JsonArray(watch.falseAlarms().stream().map(Report::json).toList()))
        .put("judgement", judgement());
  }

  private JsonObject judgement() {
    return new JsonObject().put("faultsFound", found().json()).put("faultsFoundByCounts", foundByCounts().json())
        .put("faultsFoundOnAnyEvening", foundAtOnce().json()).put("faultsFoundOnAnyEveningByCounts", foundAtOnceByCounts().json())
        .put("precision", precision().json()).put("precisionByCounts", precisionByCounts().json())
        .put("effectsCovered", covered().json()).put("hastyEffectsCovered", hastyCovered().json())
        .put("idleCalledEffective", idleCalledEffective().json())
        .put("workingCalledEffective", workingCalledEffective().json())
        .put("cheatsFlaggedInTime", cheatsInTime().json()).put("cheatsFlaggedForWhatTheyDid", cheatsForWhatTheyDid().json())
        .put("honestFlagged", honestFlagged().json()).put("suppression", new JsonObject().put("tables", attack.tables()).put("rows", attack.rows())
            .put("differences", attack.differences()).put("breaches", new JsonArray(attack.breaches())))
        .put("recountDifferences", recounted);
  }

  private static JsonObject json(FaultSeen seen) {
    return new JsonObject().put("hotspotId", seen.fault().spot().id()).put("usualPerDay", rounded(seen.fault().spot().rate()))
        .put("times", rounded(seen.fault().times())).put("from", seen.fault().from().toString()).put("place", seen.place())
        .put("placeByCounts", seen.byCounts());
  }

  private static JsonObject json(FixSeen seen) {
    return new JsonObject().put("hotspotId", seen.fix().spot().id()).put("live", seen.fix().live().toString())
        .put("truly", rounded(seen.truly())).put("state", seen.state()).put("covered", seen.covers())
        .put("effect", seen.effect().copy().putNull("words"));
  }

  private static JsonObject json(CheatSeen seen) {
    return json(seen.cheat()).put("inTime", seen.inTime()).put("forWhatItDid", seen.forWhatItDid())
        .put("raised", new JsonArray(seen.raised().stream().map(Report::json).toList()));
  }

  private static JsonObject json(Truth.Cheat cheat) {
    return new JsonObject().put("windowId", cheat.windowId()).put("trick", cheat.trick().code()).put("from", cheat.from().toString());
  }

  private static JsonObject json(Watch.Raised raised) {
    return new JsonObject().put("windowId", raised.windowId()).put("kind", raised.kind()).put("on", raised.on().toString());
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  String text() {
    var text = new StringBuilder();
    line(text, "seed %d, %d days from %s: %,d complaints in %d buckets at %d windows", size.seed(), size.days(), size.from(), complaints,
        size.perDay(), size.windows());
    line(text, "%nplanted faults (bucket, usual a day, times, first day → place on the third evening; by counts)");
    faults.forEach(one -> line(text, "  %-52s %4.1f  ×%.1f  %s → %d; %d", one.fault().spot().id(), one.fault().spot().rate(),
        one.fault().times(), one.fault().from(), one.place(), one.byCounts()));
    line(text, "%nplanted fixes (bucket, live, true ratio → what was found)");
    fixes.forEach(one -> line(text, "  %-52s %s  %.2f → %s%s", one.fix().spot().id(), one.fix().live(), one.truly(), found(one.effect()),
        one.calledEffective() ? ", effective" : ""));
    line(text, "%nplanted cheats (window, how, first day → first signal)");
    watch.cheats().forEach(one -> line(text, "  %-12s %-12s %s → %s", one.cheat().windowId(), one.cheat().trick().code(), one.cheat().from(),
        one.raised().stream().map(raised -> raised.kind() + " " + raised.on()).toList()));
    line(text, "signals of honest windows: %s", watch.falseAlarms().stream().map(one -> one.windowId() + " " + one.kind()).toList());
    line(text, "rushes without a fault: %s%n", truth.rushes().stream().map(one -> one.serviceId() + " from " + one.from()).toList());
    figures(text);
    return text.toString();
  }

  private static String found(JsonObject effect) {
    return effect.containsKey("ratio") ? String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", effect.getDouble("ratio"), effect.getDouble("low"),
        effect.getDouble("high")) : effect.getString("finding");
  }

  private void figures(StringBuilder text) {
    line(text, "planted faults in the top %d on the third evening: %s; by counts %s", size.together(), found(), foundByCounts());
    line(text, "  on any of the first three evenings: %s; by counts %s", foundAtOnce(), foundAtOnceByCounts());
    line(text, "precision of the top %d: %s; by counts %s", size.together(), precision(), precisionByCounts());
    line(text, "true effect inside the 95 %% interval: %s; changed within days that were read: %s", covered(), hastyCovered());
    line(text, "fixes without effect called effective: %s; with effect: %s", idleCalledEffective(), workingCalledEffective());
    line(text, "cheating offices flagged within %d days: %s; for what they did: %s", Watch.IN_TIME, cheatsInTime(), cheatsForWhatTheyDid());
    line(text, "honest offices ever flagged: %s", honestFlagged());
    line(text, "public tables: %d kept, %,d pairs subtracted, %d breaches %s", attack.tables(), attack.differences(),
        attack.breaches().size(), attack.breaches());
    line(text, "recount: %d differences", recounted);
  }

  private static void line(StringBuilder text, String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
