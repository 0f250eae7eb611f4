package doudi.simulate;

import doudi.calendar.WorkCalendar;
import doudi.simulate.Case.Person;
import doudi.simulate.Case.Temper;
import doudi.simulate.PlantedCity.Spot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the city: they file, answer, confirm, dispute, rate, come again, or say nothing. */
final class Residents {
  private static final List<String> STEPS = List.of("打开首页", "实名认证", "填写表单", "上传材料", "提交申请", "查看进度");
  private static final List<String> ERRORS = List.of("系统异常，请稍后再试", "认证失败", "文件格式不正确", "未查询到您的信息", "不符合办理条件", "页面无响应");
  private static final List<String> TROUBLES = List.of("网上点了半天就是办不成，到底怎么办？", "提示看不懂，试了好几次都一样。", "手机上一到这一步就卡住，白白浪费一上午。",
      "每次都说材料不对，可是材料都是窗口给的。", "前天还能用，今天突然就不行了。", "说让我去网上办，网上又说要去窗口。");
  private static final List<String> RAGE = List.of("气死人了！跑了三趟还是办不成！", "你们这个平台根本不能用！", "天天说方便群众，方便在哪里？");
  private static final double RATES = 0.4;
  /** Share of what is filed by the few who file often; the others hardly ever come twice. */
  private static final double OFTEN = 0.12;
  /** Between the number of a complaint and that of the same trouble filed anew. */
  private static final int AGAIN = 50;

  private final Size size;
  private final PlantedCity city;
  private final Truth truth;
  private final Town town;
  private final Diary diary;
  private final Counters counters;
  private final Map<String, Map<String, String>> accounts = new ConcurrentHashMap<>();
  private final List<Case> cases = new ArrayList<>();

  Residents(Size size, PlantedCity city, Truth truth, Town town, Diary diary) {
    this.size = size;
    this.city = city;
    this.truth = truth;
    this.town = town;
    this.diary = diary;
    this.counters = new Counters(truth, town, diary, this);
  }

  /** Everything that was filed, in the order of filing. */
  List<Case> cases() {
    synchronized (cases) {
      return List.copyOf(cases);
    }
  }

  /** Draws what fails that day and for whom. */
  void wakeUp(LocalDate day) {
    for (Spot spot : city.spots()) {
      Chance chance = Chance.of(size.seed(), "day", spot.index(), day);
      int failures = chance.poisson(truth.expected(spot, day));
      for (int i = 0; i < failures; i++) plan(spot, day, i, chance);
    }
  }

  private void plan(Spot spot, LocalDate day, int index, Chance chance) {
    Person person = somebody(spot, chance);
    LocalDateTime at = day.atTime(8, 0).plusMinutes(5L * chance.below(156));
    if (person.temper() == Temper.OLD && Hours.isWorkday(day)) at = Hours.later(day.atTime(9, 0), chance.below(380));
    else if (person.temper() == Temper.OLD) person = new Person(person.number(), Temper.ORDINARY);
    int number = ((int) (day.toEpochDay() - size.from().toEpochDay()) * 1_000 + spot.index()) * 100 + index;
    file(new Case(size.seed(), number, spot, person, at));
  }

  private Person somebody(Spot spot, Chance chance) {
    int street = city.windows().indexOf(spot.windowId());
    int number = street * 10_000 + (chance.holds(OFTEN) ? chance.below(60) : 60 + chance.below(4_000));
    double of = Chance.of(size.seed(), "temper", number).between(0, 1);
    return new Person(number, of < 0.5 ? Temper.ORDINARY : of < 0.6 ? Temper.ANGRY : of < 0.8 ? Temper.SILENT
        : of < 0.9 ? Temper.OLD : Temper.REFILER);
  }

  private void file(Case one) {
    diary.at(one.filed, () -> {
      one.fromItsDevice = counters.filesItself(one);
      one.id = one.isOld() && !one.fromItsDevice ? atTheCounter(one) : byPhone(one);
      synchronized (cases) {
        cases.add(one);
      }
      counters.serve(one);
    });
  }

  private String byPhone(Case one) {
    one.owner = accounts.computeIfAbsent(one.teller(), fresh -> Map.of("Authorization",
        "Bearer " + town.send("POST", "/v1/residents", new JsonObject(), Town.NOBODY, 201).getString("token")));
    return routed(one, town.send("POST", "/v1/complaints", complaint(one), keyed(one.owner, one), 201));
  }

  private String atTheCounter(Case one) {
    String window = "/v1/windows/" + one.spot.windowId();
    var filed = town.send("POST", window + "/complaints", complaint(one), keyed(town.staff(one.clerk()), one), 201);
    one.owner = Map.of("Claim-Code", filed.getString("claimCode"));
    return routed(one, filed);
  }

  private static String routed(Case one, JsonObject filed) {
    String window = filed.getJsonObject("window").getString("id");
    if (!window.equals(one.spot.windowId())) throw new Town.Unexpected("routed to " + window + ": " + filed.getJsonObject("route"));
    var due = OffsetDateTime.parse(filed.getJsonObject("deadlines").getString("resolution"));
    one.due = due.atZoneSameInstant(WorkCalendar.ZONE).toLocalDateTime();
    return filed.getString("id");
  }

  private static Map<String, String> keyed(Map<String, String> as, Case one) {
    var headers = new HashMap<>(as);
    headers.put("Idempotency-Key", "simulated-" + one.number);
    return headers;
  }

  private JsonObject complaint(Case one) {
    Spot spot = one.spot;
    String words = one.person.temper() == Temper.ANGRY ? one.chance.oneOf(RAGE) : "";
    var attempt = new JsonObject().put("step", one.chance.oneOf(STEPS)).put("error", one.chance.oneOf(ERRORS))
        .put("tries", 1 + one.chance.poisson(0.8));
    var complaint = new JsonObject().put("narrative", words + one.chance.oneOf(TROUBLES)).put("serviceId", spot.serviceId())
        .put("platformId", spot.platformId()).put("failureKind", spot.failureKind()).put("districtId", spot.districtId())
        .put("attempt", attempt);
    return one.isOld() ? complaint.put("needs", new JsonArray().add("large-print")) : complaint;
  }

  /** Somebody of the window asked; how many minutes later there is an answer. */
  int answersAfter(Case one) {
    return 5 * one.chance.within(6, 36);
  }

  /** The window says that it is done. What the resident makes of it, some hours or days later. */
  void told(Case one, boolean silenced) {
    if (silenced || one.person.temper() == Temper.SILENT || one.chance.holds(one.isOld() ? 0.4 : 0.15)) return;
    LocalDateTime when = Hours.awake(diary.now().plusMinutes(60 + Math.round(one.chance.delay(24 * 60))));
    if (one.done) diary.at(when, () -> confirm(one));
    else if (comesAgain(one)) diary.at(when, () -> comeAgain(one));
    else diary.at(when, () -> dispute(one));
  }

  /** Rather than dispute it; once. */
  private static boolean comesAgain(Case one) {
    return one.number % 100 < AGAIN && (one.person.temper() == Temper.REFILER || one.chance.holds(0.25));
  }

  private void confirm(Case one) {
    town.send("PUT", one.path("confirmation"), new JsonObject().put("outcome", "done"), one.owner, 200);
    if (one.chance.holds(RATES)) rate(one, one.person.temper() == Temper.ANGRY ? one.chance.within(2, 4) : one.chance.within(3, 5));
  }

  private void dispute(Case one) {
    var words = new JsonObject().put("outcome", one.chance.holds(0.3) ? "partly" : "not-done").put("words", "窗口说办好了，其实没有。");
    town.send("PUT", one.path("confirmation"), words, one.owner, 200);
    counters.disputed(one);
  }

  void rate(Case one, int grade) {
    var rating = new JsonObject().put("grade", grade).put("platformGrade", one.chance.within(1, 4));
    town.send("PUT", one.path("rating"), rating, one.owner, 200);
  }

  /** The supervisor has answered the dispute. */
  void answered(Case one) {
    if (!one.done || one.chance.holds(0.3)) return;
    diary.at(Hours.awake(diary.now().plusMinutes(120 + Math.round(one.chance.delay(24 * 60)))), () -> confirm(one));
  }

  /** The same trouble once more, because nothing was done about it. */
  private void comeAgain(Case one) {
    file(new Case(size.seed(), one.number + AGAIN, one.spot, one.person, diary.now().plusMinutes(5)));
  }
}
