package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Path FILE = Path.of("api-docs/openapi.yaml");
  private static JsonObject written;
  private static SchemaRepository schemas;
  private static OpenAPIContract contract;
  private int examples;

  @BeforeAll static void load() throws Exception {
    written = ContractFile.read(Buffer.buffer(Files.readAllBytes(FILE)));
    contract = ContractFile.load(VERTX, FILE.toString()).await(10, TimeUnit.SECONDS);
    schemas = contract.getSchemaRepository();
  }

  @AfterAll static void stop() throws Exception { VERTX.close().await(10, TimeUnit.SECONDS); }

  @Test void everyExampleFitsItsOwnSchema() {
    var wrong = new ArrayList<String>();
    walk(written, "", wrong);
    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(180);
  }

  @Test void everyOperationSaysWhoMayCallAndWhatItAnswers() {
    Set<String> roles = Set.of("anonymous", "resident", "clerk", "supervisor", "manager", "auditor", "admin", "platform");
    Set<String> tags = new HashSet<>();
    written.getJsonArray("tags").forEach(tag -> tags.add(((JsonObject) tag).getString("name")));
    for (JsonObject operation : operations()) {
      String id = operation.getString("operationId");
      assertThat(strings(operation.getJsonArray("x-roles"))).as(id).isNotEmpty().isSubsetOf(roles).doesNotHaveDuplicates();
      assertThat(strings(operation.getJsonArray("tags"))).as(id).hasSize(1).isSubsetOf(tags);
      assertThat(operation.getString("summary")).as(id).isNotBlank();
      assertThat(operation.getString("description")).as(id).isNotBlank();
      assertThat(operation.containsKey("security")).as(id).isTrue();
      assertThat(operation.getJsonObject("responses").fieldNames()).as(id).contains("400", "401", "500", "503");
      if (operation.containsKey("requestBody")) assertThat(operation.getJsonObject("responses").fieldNames()).as(id).contains("413", "415");
      for (String status : operation.getJsonObject("responses").fieldNames()) {
        JsonObject answer = resolved(operation.getJsonObject("responses").getJsonObject(status));
        if (status.equals("201")) assertThat(answer.containsKey("content")).as(id).isTrue();
        if (!status.equals("204")) assertThat(hasExample(answer)).as(id + " " + status).isTrue();
      }
      if (operation.containsKey("requestBody")) assertThat(hasExample(operation.getJsonObject("requestBody"))).as(id).isTrue();
    }
  }

  @Test void requestsAreClosedAndEverySchemaHasAnExample() {
    JsonObject named = written.getJsonObject("components").getJsonObject("schemas");
    for (String name : named.fieldNames()) assertThat(named.getJsonObject(name).getJsonArray("examples")).as(name).isNotEmpty();
    for (JsonObject operation : operations()) {
      if (!operation.containsKey("requestBody") || operation.getString("operationId").equals("attachPhoto")) continue;
      JsonObject schema = resolved(operation.getJsonObject("requestBody").getJsonObject("content").getJsonObject("application/json")
          .getJsonObject("schema"));
      boolean document = List.of("importCatalog", "tryCatalog", "loadCalendarYear").contains(operation.getString("operationId"));
      assertThat(schema.getValue("additionalProperties")).as(operation.getString("operationId")).isEqualTo(document ? null : false);
    }
  }

  @Test void everyProblemCodeInTheContractIsDescribed() throws Exception {
    String problems = Files.readString(Path.of("api-docs/problems.md"));
    var described = new TreeSet<String>();
    var heading = Pattern.compile("(?m)^## ([a-z-]+)$").matcher(problems);
    while (heading.find()) described.add(heading.group(1));
    var named = new TreeSet<String>();
    var code = Pattern.compile("/problems/([a-z-]+)").matcher(Files.readString(FILE));
    while (code.find()) if (!code.group(1).isEmpty()) named.add(code.group(1));
    assertThat(described).containsAll(named).hasSize(20);
    assertThat(Pattern.compile("(?m)^Status: [0-9]{3}").matcher(problems).results().count()).isEqualTo(described.size());
  }

  private static boolean hasExample(JsonObject holder) {
    JsonObject content = holder.getJsonObject("content");
    return content.fieldNames().stream().map(content::getJsonObject)
        .allMatch(media -> media.containsKey("example") || media.containsKey("examples"));
  }

  private static List<JsonObject> operations() {
    var all = new ArrayList<JsonObject>();
    JsonObject paths = written.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      for (String method : item.fieldNames()) all.add(item.getJsonObject(method));
    }
    return all;
  }

  private static List<String> strings(JsonArray array) { return array.stream().map(String.class::cast).toList(); }

  private static JsonObject resolved(JsonObject node) {
    String ref = node.getString("$ref");
    if (ref == null) return node;
    JsonObject at = written;
    for (String step : ref.substring(2).split("/")) at = at.getJsonObject(step);
    return at;
  }

  /** Every place that has a schema and an example next to it, and every schema with examples. */
  private void walk(Object node, String path, List<String> wrong) {
    if (node instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) walk(list.getValue(i), path + "/" + i, wrong);
    } else if (node instanceof JsonObject json) {
      if (json.getValue("schema") instanceof JsonObject schema) {
        if (json.containsKey("example")) check(path + "/example", schema, json.getValue("example"), wrong);
        if (json.getValue("examples") instanceof JsonObject several)
          for (String name : several.fieldNames()) check(path + "/examples/" + name, schema, several.getJsonObject(name)
              .getValue("value"), wrong);
      }
      if (json.getValue("examples") instanceof JsonArray own) for (Object example : own) check(path + "/examples", json, example, wrong);
      for (String key : json.fieldNames()) if (!key.equals("example") && !key.equals("examples")) walk(json.getValue(key), path + "/"
          + key, wrong);
    }
  }

  private void check(String path, JsonObject schema, Object example, List<String> wrong) {
    examples++;
    JsonObject named = schema.copy();
    named.remove("examples");
    String ref = schema.getString("$ref");
    OutputUnit result = ref != null ? schemas.validator("app:///" + ref)
        .validate(example) : schemas.validator(JsonSchema.of(absolute(named))).validate(example);
    if (!result.getValid()) wrong.add(path + " " + result.getErrors().get(result.getErrors().size() - 1)
        .toJson() + " first " + result.getErrors().get(0).getError());
  }

  private static JsonObject absolute(JsonObject schema) {
    return new JsonObject(schema.encode().replace("\"#/components", "\"app:///#/components"));
  }
}
