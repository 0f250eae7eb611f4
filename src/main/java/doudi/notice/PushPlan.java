package doudi.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done about one person's due notices: one push for each complaint, and one for all when there are many; nothing that may
 * wait in the quiet hours; nothing for what is muted, old news, or without a phone.
 *
 * @param later notices that wait for the end of the quiet hours
 * @param ended notices that are not pushed on their own any more, and why
 * @param sent notices to push
 */
record PushPlan(List<Pending> later, Map<Pending, Pending.End> ended, List<Parcel> sent) {
  /** From so many complaints on, one push says how many there are. */
  static final int MANY = 4;
  private static final Comparator<Pending> FOREMOST =
      Comparator.comparing((Pending one) -> one.notice().urgent()).thenComparing(one -> one.notice().at())
          .thenComparing(one -> one.notice().number());

  /**
   * One push.
   *
   * @param count for how many complaints it stands
   */
  record Parcel(Pending pending, int count) {}

  static PushPlan of(List<Pending> due, NoticePreferences preferences, boolean hasPhone, Instant now) {
    var plan = new PushPlan(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    boolean quiet = preferences.quietHours() && QuietHours.covers(now);
    var open = new ArrayList<Pending>();
    for (Pending one : due) {
      if (one.isOld(now, Notice.NEWS)) plan.ended.put(one, Pending.End.TOO_OLD);
      else if (preferences.muted().contains(one.notice().kind())) plan.ended.put(one, Pending.End.MUTED);
      else if (!hasPhone) plan.ended.put(one, Pending.End.NO_PHONE);
      else if (quiet && !one.notice().urgent()) plan.later.add(one);
      else open.add(one);
    }
    plan.gather(open);
    return plan;
  }

  private void gather(List<Pending> open) {
    var foremost = new LinkedHashMap<String, Pending>();
    open.forEach(one -> foremost.merge(one.notice().complaintId(), one, (a, b) -> FOREMOST.compare(a, b) >= 0 ? a : b));
    List<Pending> leading = foremost.size() < MANY ? List.copyOf(foremost.values())
        : foremost.values().stream().max(FOREMOST).stream().toList();
    leading.forEach(one -> sent.add(new Parcel(one, foremost.size() < MANY ? 1 : foremost.size())));
    open.stream().filter(one -> !leading.contains(one)).forEach(one -> ended.put(one, Pending.End.GATHERED));
  }
}
