package doudi.simulate;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The windows' side: clerks who call, ask and close, honest ones and others, and supervisors who answer disputes. */
final class Counters {
  private static final List<String> DONE = List.of("已在后台更正您的信息并重新提交，请查看进度。", "已当面帮您办完，回执已打印。", "已联系平台处理，您的申请已经通过。",
      "已改由窗口受理，材料不用再交，结果会通知您。", "身份核验已在窗口完成，现在可以登录。", "重复提交的已合并，费用没有多收。");
  private static final List<String> QUESTIONS = List.of("请问您用的是哪个账号？", "请问是哪一天提交的？", "请问页面上显示什么提示？");
  private static final double ASKS = 0.35;
  private static final double HANDS_ON = 0.03;
  /** How often an office that cheats does it. */
  private static final double PLAYS = 0.75;

  private final Truth truth;
  private final Town town;
  private final Diary diary;
  private final Residents residents;

  Counters(Truth truth, Town town, Diary diary, Residents residents) {
    this.truth = truth;
    this.town = town;
    this.diary = diary;
    this.residents = residents;
  }

  /** Whether the window tells the resident to leave it to them, and files it from its own device. */
  boolean filesItself(Case one) {
    return trick(one).filter(Trick.OWN_DEVICE::equals).isPresent() && one.chance.holds(one.isOld() ? 0.9 : 0.4);
  }

  /** It waits now; the window takes it when its turn has come. */
  void serve(Case one) {
    LocalDateTime turn = Hours.later(one.filed, 10 + one.chance.delay(300));
    Trick trick = trick(one).orElse(null);
    if (trick == Trick.PERIOD_END) turn = endOfMonth(turn, one);
    if (trick == Trick.DEADLINE && turn.isBefore(one.due.minusHours(1)) && one.chance.holds(PLAYS)) turn = one.due.minusMinutes(50);
    diary.at(turn, () -> take(one));
  }

  private static LocalDateTime endOfMonth(LocalDateTime turn, Case one) {
    LocalDate day = Truth.endOfMonth(turn.toLocalDate());
    LocalDateTime last = day.atTime(14, 0).plusMinutes(one.number % 170);
    return last.isBefore(turn) || last.minusDays(Truth.HELD_BACK).isAfter(turn) ? turn : last;
  }

  private Optional<Trick> trick(Case one) {
    return truth.trick(one.spot.windowId(), diary.now().toLocalDate());
  }

  private void take(Case one) {
    Trick trick = trick(one).orElse(null);
    boolean plays = trick != null && one.chance.holds(PLAYS);
    call(one, one.spot.windowId(), town.staff(one.clerk()));
    if (plays && trick == Trick.UNHEARD) diary.at(diary.now().plusMinutes(1), () -> resolve(one, trick, true));
    else if (trick == Trick.PERIOD_END || trick == Trick.DEADLINE) diary.at(diary.now().plusMinutes(15), () -> resolve(one, trick, plays));
    else if (trick == Trick.PING_PONG && one.transfers < 3 && plays || one.transfers == 0 && one.chance.holds(HANDS_ON)) handOn(one);
    else if (one.chance.holds(ASKS)) ask(one, trick, plays);
    else diary.at(diary.now().plusMinutes(5L * one.chance.within(2, 8)), () -> resolve(one, trick, plays));
  }

  private void call(Case one, String window, Map<String, String> as) {
    town.send("POST", "/v1/windows/" + window + "/calls", new JsonObject().put("complaintId", one.id), as, 200);
  }

  private void ask(Case one, Trick trick, boolean plays) {
    town.send("POST", one.path("questions"), words(one.chance.oneOf(QUESTIONS)), town.staff(one.clerk()), 200);
    LocalDateTime answered = Hours.awake(diary.now().plusMinutes(residents.answersAfter(one)));
    diary.at(answered, () -> {
      town.send("POST", one.path("answers"), words("就是我自己的账号，昨天提交的。"), one.owner, 200);
      diary.at(Hours.later(answered, 15), () -> {
        recall(one);
        resolve(one, trick, plays);
      });
    });
  }

  /** Over a weekend what was held has gone back to the line; then it is called again. */
  private void recall(Case one) {
    town.send("POST", "/v1/windows/" + one.spot.windowId() + "/calls", new JsonObject().put("complaintId", one.id), town.staff(one.clerk()),
        200, 409);
  }

  /** To the city's window, which sends it back. */
  private void handOn(Case one) {
    one.transfers++;
    var there = new JsonObject().put("windowId", "w-city").put("words", "不属于本窗口，转市窗口。");
    town.send("POST", one.path("transfers"), there, town.staff(one.clerk()), 200);
    diary.at(Hours.later(diary.now(), 30 + one.chance.delay(200)), () -> {
      var clerk = town.staff("clerk-w-city-" + one.number % 2);
      call(one, "w-city", clerk);
      var back = new JsonObject().put("windowId", one.spot.windowId()).put("words", "属于街道窗口，转回。");
      town.send("POST", one.path("transfers"), back, clerk, 200);
      diary.at(Hours.later(diary.now(), 30 + one.chance.delay(200)), () -> take(one));
    });
  }

  private void resolve(Case one, Trick trick, boolean plays) {
    one.done = one.chance.holds(plays && trick != null ? trick.quality() : Trick.HONEST_QUALITY);
    String words = plays && trick == Trick.UNHEARD ? "已处理。" : one.chance.oneOf(DONE);
    town.send("PUT", one.path("resolution"), done(one, words), town.staff(one.clerk()), 200);
    if (plays && trick == Trick.FIVE_STARS || one.fromItsDevice) praise(one);
    else residents.told(one, plays && trick == Trick.SILENCE);
  }

  /** Five stars before anybody has left. */
  private void praise(Case one) {
    diary.at(diary.now().plusMinutes(one.fromItsDevice ? one.chance.within(5, 120) : 2), () -> {
      if (one.fromItsDevice) town.send("PUT", one.path("confirmation"), new JsonObject().put("outcome", "done"), one.owner, 200);
      residents.rate(one, 5);
      if (!one.fromItsDevice) residents.told(one, true);
    });
  }

  private static JsonObject done(Case one, String words) {
    return new JsonObject().put("outcome", one.chance.holds(0.1) ? "guided" : "done").put("words", words)
        .put("cause", one.spot.failureKind());
  }

  /** A supervisor takes it within two working days and sees to it. */
  void disputed(Case one) {
    String supervisor = "supervisor-" + PlantedCity.districtOf(one.spot.districtId());
    diary.at(Hours.later(diary.now(), 30 + one.chance.delay(300)), () -> {
      call(one, one.spot.windowId(), town.staff(supervisor));
      diary.at(diary.now().plusMinutes(10), () -> {
        one.done = one.chance.holds(0.9);
        town.send("PUT", one.path("resolution"), done(one, "核实后已重新办理，" + one.chance.oneOf(DONE)), town.staff(supervisor), 200);
        residents.answered(one);
      });
    });
  }

  private static JsonObject words(String words) {
    return new JsonObject().put("words", words);
  }
}
