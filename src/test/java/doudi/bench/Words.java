package doudi.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Complaints of ordinary length, each a little different. */
final class Words {
  private static final String NARRATIVE = "在手机上申请购房补贴，上传了身份证、合同和社保记录，点提交后一直显示待受理，已经一个多月。"
      + "办事大厅说只能在网上办，网上的电话占线或打不通。请问到底卡在哪一步，还要交什么材料，能不能在窗口当面办。第";
  private final String yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  private long number;

  Buffer next() {
    return new JsonObject().put("narrative", NARRATIVE + ++number + "次。")
        .put("attempt", new JsonObject().put("step", "提交材料").put("error", "无近期社保").put("at", yesterday).put("tries", 3))
        .toBuffer();
  }
}
