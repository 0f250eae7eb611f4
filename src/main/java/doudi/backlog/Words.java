package doudi.backlog;

import java.util.Locale;

/** Every sentence of the tool in both languages. */
enum Words {
  USAGE("""
      用法：import-complaints 文件 [选项]
        文件               JSONL（每行一个 JSON 对象）或 CSV，列：id, filedAt, title, narrative；可选：serviceId, platformId,
                           failureKind, districtId, step, error, tries, name, phone, needs（用 | 或 ; 分隔）
        --url 地址         兜底的地址，默认 http://127.0.0.1:8080
        --token 令牌       群众或窗口人员的令牌；也可放在环境变量 DOUDI_TOKEN 中。没有令牌即匿名提交
        --window 窗口      窗口人员代为提交时所在窗口的 id
        --map 字段=列名,…  文件的列名与字段不同时，例如 narrative=内容,filedAt=时间
        --backlog 名称     id 会与另一批积压件重复时，给这一批起个名字
        --at-once 数       同时进行的请求数，1 至 64，默认 4
        --english          用英文输出
      再次运行同一条命令会从中断处继续，已提交的不会重复。""", """
      usage: import-complaints FILE [options]
        FILE               JSONL (one JSON object per line) or CSV with the columns id, filedAt, title, narrative; optional: serviceId,
                           platformId, failureKind, districtId, step, error, tries, name, phone, needs (separated by | or ;)
        --url URL          where Doudi is, http://127.0.0.1:8080 unless given
        --token TOKEN      a resident's or a clerk's token; may also be in the environment as DOUDI_TOKEN. Without one: anonymous
        --window ID        the window where the clerk is, for a clerk's token
        --map FIELD=COLUMN,…  when the file names its columns otherwise, such as narrative=内容,filedAt=时间
        --backlog NAME     a name for this backlog, when its ids also occur in another one
        --at-once N        requests under way, 1 to 64, 4 unless given
        --english          speak English
      Running the same command again continues where it stopped; nothing is filed twice."""),
  UNKNOWN_OPTION("不认识的选项：%s", "unknown option: %s"),
  VALUE_MISSING("选项 %s 后面要有值", "option %s needs a value"),
  ONE_FILE("要给出一个文件，现在是：%s", "one file is needed, given: %s"),
  BAD_URL("地址不对：%s（应如 http://127.0.0.1:8080）", "not an address: %s (such as http://127.0.0.1:8080)"),
  BAD_AT_ONCE("--at-once 应为 1 至 64：%s", "--at-once must be 1 to 64: %s"),
  BAD_MAP("--map 应写成 字段=列名：%s；字段有：%s", "--map takes FIELD=COLUMN: %s; the fields are: %s"),
  BAD_TOKEN("令牌里有不能发送的字符（空格、换行或非 ASCII）", "the token holds characters that cannot be sent (space, line break or non-ASCII)"),
  WINDOW_NEEDS_TOKEN("--window 要与窗口人员的 --token 一起用", "--window goes with a clerk's --token"),
  NO_FILE("找不到文件：%s", "no such file: %s"),
  CANNOT_READ("读不了文件 %s：%s", "cannot read %s: %s"),
  EMPTY("文件里没有内容：%s", "nothing in this file: %s"),
  WORKBOOK("%s 是 Excel 工作簿，请在 Excel 中另存为“CSV UTF-8”再导入", "%s is an Excel workbook; save it as “CSV UTF-8” in Excel first"),
  NOT_TEXT("%s 不是 UTF-8、UTF-16 或 GB18030 文本", "%s is not UTF-8, UTF-16 or GB18030 text"),
  DAMAGED("%s 是 UTF-8，但第 %s 行有损坏的字节；请修好再导入", "%s is UTF-8, but line %s has damaged bytes; mend it first"),
  JSON_ARRAY("%s 是一个 JSON 数组，需要每行一个对象；可用 jq -c '.[]' 转换",
      "%s is one JSON array; one object per line is needed, which jq -c '.[]' makes of it"),
  BAD_CSV("%s 第 %s 行起的记录引号不完整，尚未提交任何一条：%s", "%s: the quotes of the record from line %s on do not match; nothing was filed: %s"),
  NO_NARRATIVE("没有 narrative 列。文件中的列：%s。可用 --map narrative=列名 指定",
      "there is no narrative column. Columns found: %s. Say which one it is: --map narrative=COLUMN"),
  NO_SUCH_COLUMN("--map 指定的列不存在：%s。文件中的列：%s", "--map names a column that is not there: %s. Columns found: %s"),
  READ_AS("按 %s 读取，%s，共 %s 条", "read as %s, %s, %s complaints"),
  UNUSED("未使用的列：%s", "columns not used: %s"),
  ANONYMOUS("没有令牌：匿名提交，凭证码写入 %s（仅本人可读）", "no token: filed anonymously, claim codes go to %s (readable by you alone)"),
  CODES_KEPT("凭证码在 %s（仅本人可读），请妥善保管", "claim codes are in %s (readable by you alone); keep them safe"),
  CANNOT_WRITE_CODES("凭证码写不进 %s：%s", "cannot write claim codes to %s: %s"),
  NOT_AN_OBJECT("不是完整的 JSON 对象：%s", "not a whole JSON object: %s"),
  TOO_MANY_CELLS("有 %s 格，而表头只有 %s 格；含分隔符的文字要加引号", "has %s cells where the header has %s; text with separators in it needs quotes"),
  BLANK("没有诉求内容", "no narrative"),
  TOO_LONG("诉求内容（含标题）有 %s 字，最多 %s 字；没有截断，请缩短后再导入",
      "the narrative with its title has %s characters, at most %s are allowed; it was not cut, shorten it and run again"),
  BAD_TIME("看不懂的时间：%s（应如 2018-11-23 08:17:24）", "not a time: %s (such as 2018-11-23 08:17:24)"),
  BAD_TRIES("tries 应为整数：%s", "tries must be a whole number: %s"),
  SAME_ID("与第 %s 行的 id 相同而内容不同", "has the id of line %s but other words"),
  OTHER_WORDS("这个 id 已提交过，内容却不同；若是另一批积压件，请加 --backlog 名称",
      "this id was filed before with other words; for another backlog add --backlog NAME"),
  SQUASHED_ID("第 %s 行的 id 被 Excel 改成了 %s，改用内容识别", "line %s: Excel turned the id into %s; the words identify it instead"),
  SQUASHED_PHONE("第 %s 行的电话被 Excel 改成了 %s，未提交电话", "line %s: Excel turned the phone into %s; it is left out"),
  REFUSED_TOKEN("令牌无效或已过期（401）：%s", "the token is not valid or has run out (401): %s"),
  NOT_YOURS("这个令牌不能提交（403）：%s。窗口人员的令牌要加 --window", "this token may not file (403): %s. A clerk's token needs --window"),
  NO_WINDOW("没有窗口 %s，或它不是您的窗口（404）", "there is no window %s, or it is not yours (404)"),
  NOT_DOUDI("%s 不是兜底的地址（%s）", "%s is not Doudi (%s)"),
  UNREACHABLE("连不上 %s，已试 %s 次：%s", "cannot reach %s after %s attempts: %s"),
  RESUME("已停下。再次运行同一条命令即可继续，已提交的不会重复。", "Stopped. Run the same command again to continue; nothing is filed twice."),
  PROGRESS("%s/%s 条，有误 %s", "%s/%s complaints, %s wrong"),
  FILED("已提交", "filed"),
  ALREADY("早已提交", "already there"),
  WRONG("有误", "wrong"),
  SUMMARY("新提交 %s，早已提交 %s，有误 %s", "filed %s, already there %s, wrong %s"),
  PER_WINDOW("  %s：%s", "  %s: %s");

  private final String zh;
  private final String en;

  Words(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  String in(boolean english, Object... details) {
    return details.length == 0 ? (english ? en : zh) : String.format(Locale.ROOT, english ? en : zh, details);
  }
}
