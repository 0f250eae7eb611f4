package doudi.catalog;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a digital attempt failed: dictionary v1. Codes are stable and never reused. */
public enum FailureKind {
  OUTAGE(Group.UNUSABLE, "outage", "打不开或报错", "Does not open, or shows an error"),
  LOGIN(Group.UNUSABLE, "login", "登录或身份核验失败", "Sign-in or identity check fails"),
  UPLOAD(Group.UNUSABLE, "upload", "材料传不上", "Papers cannot be uploaded"),
  PAYMENT(Group.UNUSABLE, "payment", "缴费失败", "Payment fails"),
  RECORDS_WRONG(Group.UNUSABLE, "records-wrong", "系统里我的信息不对或查不到", "My records are wrong or cannot be found"),
  NOT_OFFERED(Group.UNUSABLE, "not-offered", "我的情况或地区不支持线上办", "Not offered online for my case or area"),
  NO_ANSWER(Group.UNUSABLE, "no-answer", "提交后没人办", "Handed in, and nobody acts"),
  WRONGLY_REFUSED(Group.UNUSABLE, "wrongly-refused", "符合条件却被退回", "Refused although I qualify"),
  NO_SLOT(Group.UNUSABLE, "no-slot", "预约不上", "No appointment to be had"),
  CONFUSING(Group.HARD_TO_USE, "confusing", "看不懂怎么办", "I cannot tell what to do"),
  TOO_MANY_STEPS(Group.HARD_TO_USE, "too-many-steps", "步骤太多", "Too many steps"),
  NO_HELP(Group.HARD_TO_USE, "no-help", "找不到客服或说明", "No help or instructions to be found"),
  ACCESSIBILITY(Group.HARD_TO_USE, "accessibility", "适老化或无障碍问题", "Not usable for older or disabled people"),
  NO_DEVICE(Group.HARD_TO_USE, "no-device", "没有智能手机或不会用", "No smartphone, or cannot use one"),
  ASKED_AGAIN(Group.IMPRACTICAL, "asked-again", "重复填报、重复交材料", "Asked for the same things again"),
  STILL_HAD_TO_VISIT(Group.IMPRACTICAL, "still-had-to-visit", "网上办了还得跑", "Done online, yet I had to come in person"),
  DUPLICATE_PLATFORM(Group.IMPRACTICAL, "duplicate-platform", "功能重复要装好几个", "Several apps for the same thing"),
  POINTLESS_STEP(Group.IMPRACTICAL, "pointless-step", "打卡、拍照等无用要求", "Check-ins, photos and other pointless demands"),
  FORM_DOES_NOT_FIT(Group.IMPRACTICAL, "form-does-not-fit", "表单没有我的情况", "The form has no place for my case"),
  SENT_IN_CIRCLES(Group.IMPRACTICAL, "sent-in-circles", "互相推", "Sent from one office to another"),
  OTHER(Group.OTHER, "other", "其他", "Something else");

  /** The three faults an online service can have, and the rest. */
  public enum Group {
    UNUSABLE("unusable", "不能用", "Unusable"),
    HARD_TO_USE("hard-to-use", "不好用", "Hard to use"),
    IMPRACTICAL("impractical", "不实用", "Impractical"),
    OTHER("other", "其他", "Other");

    private final String code;
    private final Name label;

    Group(String code, String zh, String en) {
      this.code = code;
      this.label = new Name(zh, en);
    }

    public String code() {
      return code;
    }

    public Name label() {
      return label;
    }
  }

  private static final Map<String, FailureKind> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FailureKind::code, Function.identity()));

  private final Group group;
  private final String code;
  private final Name label;

  FailureKind(Group group, String code, String zh, String en) {
    this.group = group;
    this.code = code;
    this.label = new Name(zh, en);
  }

  public Group group() {
    return group;
  }

  /** As written in JSON and in the database. */
  public String code() {
    return code;
  }

  /** What residents read. */
  public Name label() {
    return label;
  }

  public static Optional<FailureKind> of(String code) {
    return Optional.ofNullable(code).map(BY_CODE::get);
  }
}
