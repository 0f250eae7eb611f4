package doudi.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogFileTest {
  private static final Charset GBK = Charset.forName("GBK");
  @TempDir
  Path folder;
  private StandIn server;
  private Tool tool;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    tool = new Tool(server, folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyFieldOfAJsonLineGoesWhereTheApiExpectsIt() throws Exception {
    var file = tool.write("a.jsonl", """
        {"id":"4056","filedAt":"2018-11-23T08:17:24+08:00","title":"网上缴费","narrative":"什么时候能交？","serviceId":"gas",\
        "platformId":"app","failureKind":"not-offered","districtId":"east","step":"login","error":"E1","tries":3,\
        "name":"李","phone":"138","needs":["ramp","dialect"]}
        """);
    assertThat(tool.run(file).code()).isZero();
    assertThat(server.asked.get(0).body()).isEqualTo(new JsonObject().put("narrative", "网上缴费\n什么时候能交？")
        .put("serviceId", "gas").put("platformId", "app").put("failureKind", "not-offered").put("districtId", "east")
        .put("attempt", new JsonObject().put("step", "login").put("error", "E1").put("at", "2018-11-23T08:17:24+08:00").put("tries", 3))
        .put("contact", new JsonObject().put("name", "李").put("phone", "138")).put("needs", new JsonArray().add("ramp").add("dialect")));
  }

  @Test
  void aNarrativeThatBeginsWithItsTitleDoesNotGetItTwice() throws Exception {
    tool.run(tool.write("a.jsonl", "{\"title\":\"登录难\",\"narrative\":\"登录难，登不上\"}\n"));
    assertThat(server.narratives()).containsExactly("登录难，登不上");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
  void aCsvInAnyEncodingOfAChineseSpreadsheetIsReadAndTheEncodingSaid(String charset) throws Exception {
    var file = tool.write("a.csv", "id,title,narrative\r\n1,公积金,提前还款办不了\r\n", Charset.forName(charset));
    assertThat(tool.run(file).err()).contains("read as " + (charset.equals("UTF-8") ? "UTF-8" : "GB18030") + ", CSV, 1 complaints");
    assertThat(server.narratives()).containsExactly("公积金\n提前还款办不了");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aByteOrderMarkDecidesAndTabsSeparate(String charset) throws Exception {
    var file = tool.write("a.txt", "\uFEFFnarrative\tid\r\n“无近期社保”被拒\t7\r\n", Charset.forName(charset));
    assertThat(tool.run(file).err()).contains("read as " + charset);
    assertThat(server.narratives()).containsExactly("“无近期社保”被拒");
  }

  @Test
  void oneDamagedByteInUtf8IsAnErrorAndNotAnotherEncoding() throws Exception {
    byte[] bytes = "narrative\n社保卡挂失办不了\n登录一直闪退怎么办\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;
    var said = tool.run(Files.write(folder.resolve("a.csv"), bytes));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("line 3 has damaged bytes");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void quirksOfASpreadsheetAreReadAsMeant() throws Exception {
    var file = tool.write("a.csv", "sep=;\r\n ID ;Filed At;\"narrative \";phone;;\r\n'007;2018/11/23 8:17;\"第一行\r\n第二行；说了\"\"不行\"\"\";"
        + "=\"01380000\";;\r\n;;;;;\r\n8;2018-11-23;慢;;;\r\n;;;;;\r\n\r\n", GBK);
    var said = tool.run(file);
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("3\t007\t→ 东城窗口\t离东城最近\tfiled", "6\t8\t→").contains("filed 2, already there 0, wrong 0");
    var first = server.asked.stream().filter(each -> each.body().containsKey("contact")).findFirst().orElseThrow().body();
    assertThat(first.getString("narrative")).isEqualTo("第一行\r\n第二行；说了\"不行\"");
    assertThat(first.getJsonObject("contact").getString("phone")).isEqualTo("01380000");
    assertThat(first.getJsonObject("attempt").getString("at")).isEqualTo("2018-11-23T08:17:00+08:00");
  }

  @Test
  void idsThatASpreadsheetSquashedAreWarnedOfAndBothRowsFiled() throws Exception {
    var said = tool.run(tool.write("a.csv", "id,narrative,phone\n1.23E+05,甲,1.38E+10\n1.23E+05,乙,\n"));
    assertThat(said.err()).contains("line 2: Excel turned the id into 1.23E+05", "line 2: Excel turned the phone");
    assertThat(server.complaints).hasSize(2);
    assertThat(server.asked).noneMatch(each -> each.body().containsKey("contact"));
  }

  @Test
  void columnsAreMappedByNameAndUnusedOnesNamed() throws Exception {
    var said = tool.run(tool.write("a.csv", "编号,内容,时间,备注\n1,办不了,2018-11-23 08:17:24,无\n"),
        "--map", "narrative=内容,filedAt=时间,id=编号");
    assertThat(said.err()).contains("columns not used: 备注");
    assertThat(server.asked.get(0).body().getJsonObject("attempt").getString("at")).isEqualTo("2018-11-23T08:17:24+08:00");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "2018/11/23 8:17|2018-11-23T08:17:00+08:00", "2018-11-23 08:17:24|2018-11-23T08:17:24+08:00",
    "2018-11-23T08:17:24.5|2018-11-23T08:17:24+08:00", "2018-11-23T00:17:24Z|2018-11-23T00:17:24Z",
    "2018-11-23 08:17:24+09:00|2018-11-23T08:17:24+09:00", "2018年1月3日 8:17|2018-01-03T08:17:00+08:00",
    "2018.1.3|2018-01-03T00:00:00+08:00"})
  void timesOfPeopleAndSpreadsheetsBecomeRfc3339(String text, String expected) throws Exception {
    assertThat(FiledAt.rfc3339(text)).isEqualTo(expected);
  }

  @Test
  void linesThatCannotBeFiledAreToldAndTheOthersAreFiled() throws Exception {
    var said = tool.run(tool.write("a.jsonl", """
        {"id":"1","narrative":"好"}
        {"id":"2","narr
        {"id":"3","narrative":" "}

        {"id":"4","narrative":"%s"}
        {"id":"5","narrative":"a","filedAt":"昨天"}
        {"id":"6","narrative":"refuse me"}
        {"id":"1","narrative":"另一件"}
        {"id":"8","narrative":"a","tries":"many"}
        """.formatted("长".repeat(4001))));
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("1\t1\t→ ", "2\t-\t✗\tnot a whole JSON object", "3\t3\t✗\tno narrative",
        "5\t4\t✗\tthe narrative with its title has 4001", "6\t5\t✗\tnot a time: 昨天",
        "7\t6\t✗\tnot valid; /districtId: unknown\twrong", "8\t1\t✗\thas the id of line 1", "9\t8\t✗\ttries",
        "filed 1, already there 0, wrong 7", "东城窗口: 1");
  }

  @Test
  void separatorsWithoutQuotesAreAWrongLine() throws Exception {
    assertThat(tool.run(tool.write("a.csv", "id,narrative\n1,a,b,c\n2,ok\n")).out())
        .contains("2\t-\t✗\thas 4 cells where the header has 2");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", value = {
    "a.csv|-|no such file", "a.csv|~~|nothing in this file", "a.csv|~ \r\n\r\n~|nothing in this file",
    "a.csv|id,narrative|nothing in this file",
    "a.csv|id,内容\\n1,a|Columns found: id, 内容", "a.jsonl|{\"id\":1,\"text\":\"a\"}|Columns found: id, text",
    "a.json|[{\"id\":1}]|one JSON array", "a.xlsx|PK\u0003\u0004..|Excel workbook",
    "a.csv|id,narrative\\n1,a\\n2,\"b\\n3,c|from line 3 on do not match"})
  void aFileThatCannotBeUsedIsRefusedBeforeAnythingIsSent(String name, String text, String expected) throws Exception {
    var file = text == null ? folder.resolve(name) : tool.write(name, text.replace("\\n", "\n"));
    var said = tool.run(file);
    assertThat(said.err()).contains(expected);
    assertThat(said.code()).isEqualTo(2);
    assertThat(server.asked).isEmpty();
  }
}
