package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.plumbing.ContractFile;
import doudi.plumbing.Language;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the contract lets in at all, and what the predicate behind every read says. */
class AccessTest {
  /** What only the resident says. */
  private static final Set<String> RESIDENTS_WORD = Set.of("confirmComplaint", "rateComplaint", "answerQuestion", "withdrawComplaint",
      "attachPhoto", "removePhoto");
  private static final List<String> PROOF = List.of("photo", "image", "picture", "video", "audio", "location", "latitude", "longitude",
      "lat", "lng", "lon",
      "gps", "geo", "coordinates", "position", "checkin", "track", "signature", "signed", "selfie", "face", "fingerprint", "upload",
          "attachment", "file",
      "proof", "evidence", "screenshot", "scan", "steps", "count", "minutes", "hours", "duration", "score", "points", "visits");
  /** Where a window stands, when it opens, and when a phone stays quiet: nobody reports any of it about their own work. */
  private static final Set<String> NO_PROOF = Set.of("CityWindow/location", "Location/latitude", "Location/longitude",
      "CityWindow/hours", "NoticePreferencesChange/quietHours");

  private static JsonObject document;
  private static OpenAPIContract contract;

  @Test
  void onlyTheResidentSideConfirmsDisputesRatesAnswersAndWithdraws() throws Exception {
    for (Operation operation : contract().operations()) {
      var roles = ((JsonArray) operation.getExtensions().get("x-roles")).stream().map(String.class::cast).toList();
      if (RESIDENTS_WORD.contains(operation.getOperationId())) assertThat(roles).as(operation.getOperationId())
          .containsExactlyInAnyOrder("anonymous", "resident");
    }
    assertThat(contract().operations().stream().map(Operation::getOperationId)).containsAll(RESIDENTS_WORD);
  }

  /** A word of the resident's that came in by another operation would have to be sent in some field of it. */
  @Test
  void noOperationOfStaffCarriesAConfirmationOrARating() throws Exception {
    for (Operation operation : contract().operations()) {
      var roles = new TreeSet<>(((JsonArray) operation.getExtensions().get("x-roles")).stream().map(String.class::cast).toList());
      roles.removeAll(Set.of("anonymous", "resident"));
      if (!roles.isEmpty() && !Set.of("importCatalog", "tryCatalog", "loadCalendarYear").contains(operation.getOperationId())) {
        assertThat(fields(operation)).as(operation.getOperationId())
            .noneMatch(field -> field.matches(".*/(confirmation|confirmed|rating|grade|platformGrade|status|history|answer|withdrawn|residentId|claimHash)"));
      }
    }
  }

  @Test
  void noRequestAsksForProofOfWork() throws Exception {
    var asked = new TreeSet<String>();
    for (Operation operation : contract().operations()) asked.addAll(fields(operation));
    asked.addAll(documentFields("CityDocument"));
    asked.addAll(documentFields("CalendarYearDocument"));
    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(asked.stream().filter(AccessTest::isProof).filter(field -> !NO_PROOF.contains(field))).isEmpty();
  }

  /** But what the resident shows of the app; who may send that is held above. */
  @Test
  void noRequestOfStaffTakesBytesOrAnythingButJson() throws Exception {
    for (Operation operation : contract().operations()) {
      if (operation.getRequestBody() == null) continue;
      if (operation.getOperationId().equals("attachPhoto")) {
        assertThat(operation.getRequestBody().getContent().keySet()).containsExactly("application/octet-stream");
        continue;
      }
      assertThat(operation.getRequestBody().getContent().keySet()).as(operation.getOperationId()).containsExactly("application/json");
      String schema = operation.getRequestBody().getContent().get("application/json").getSchema().toString();
      assertThat(schema).doesNotContain("\"binary\"").doesNotContain("\"byte\"").doesNotContain("contentEncoding")
          .doesNotContain("contentMediaType");
    }
  }

  /** Only what they report about themselves counts; a number that staff send anywhere would be one. */
  @Test
  void staffSendNoNumbersAboutTheirWork() throws Exception {
    var numbers = new TreeSet<String>();
    JsonObject schemas = document().getJsonObject("components").getJsonObject("schemas");
    for (String name : List.of("Resolution", "Question", "Referral", "Reply", "Transfer", "Release", "Extension", "Call")) {
      var properties = schemas.getJsonObject(name).getJsonObject("properties", new JsonObject());
      properties.forEach(field -> { if (!"string".equals(type(schemas, (JsonObject) field.getValue()))) numbers.add(name + "/"
          + field.getKey()); });
    }
    assertThat(numbers).isEmpty();
  }

  @Test
  void whoIsNotNamedReadsNothing() {
    for (Role role : Role.values()) {
      var caller = new Caller(role, "x", Set.of(), null, Set.of(), Set.of(), Optional.empty(), Language.ZH);
      Concerning other = new Concerning("y", null, "w-1", "p-1", "d-1");
      assertThat(Access.reads(caller).covers(other)).as(role.code()).isFalse();
      assertThat(Access.reads(caller).covers(new Concerning(null, null, null, null, null))).as(role.code()).isFalse();
      assertThat(Access.samples(caller).covers(other)).as(role.code()).isEqualTo(role == Role.AUDITOR);
    }
  }

  record Concerning(String residentId, String claimHash, String windowId, String platformId,
      String departmentId) implements Access.Concerns {}

  private static boolean isProof(String field) {
    String name = field.substring(field.lastIndexOf('/') + 1);
    Set<String> words = Set.of(name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT).split("[-_]+"));
    return PROOF.stream().anyMatch(word -> words.contains(word) || words.contains(word + "s"));
  }

  /** Names of everything an operation's body may hold, at any depth, as {@code Schema/property}. */
  private static Set<String> fields(Operation operation) throws Exception {
    var path = document().getJsonObject("paths").getJsonObject(operation.getOpenAPIPath())
        .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT));
    if (!path.containsKey("requestBody")) return Set.of();
    var found = new HashMap<String, JsonObject>();
    JsonObject json = path.getJsonObject("requestBody").getJsonObject("content").getJsonObject("application/json");
    if (json != null) walk(operation.getOperationId(), json.getJsonObject("schema"), found);
    return found.keySet();
  }

  private static Set<String> documentFields(String schema) throws Exception {
    var found = new HashMap<String, JsonObject>();
    walk(schema, document().getJsonObject("components").getJsonObject("schemas").getJsonObject(schema), found);
    return found.keySet();
  }

  private static void walk(String name, JsonObject schema, Map<String, JsonObject> found) throws Exception {
    if (schema.containsKey("$ref")) {
      String target = schema.getString("$ref").replace("#/components/schemas/", "");
      walk(target, document().getJsonObject("components").getJsonObject("schemas").getJsonObject(target), found);
      return;
    }
    for (var property : schema.getJsonObject("properties", new JsonObject())) {
      if (found.put(name + "/" + property.getKey(), schema) == null) walk(name, (JsonObject) property.getValue(), found);
    }
    var parts = new ArrayList<Object>();
    for (String list : List.of("allOf", "anyOf", "oneOf")) schema.getJsonArray(list, new JsonArray()).forEach(parts::add);
    for (String one : List.of("items", "then", "else", "additionalProperties")) parts.add(schema.getValue(one));
    for (Object part : parts) if (part instanceof JsonObject inner) walk(name, inner, found);
  }

  private static String type(JsonObject schemas, JsonObject schema) {
    return schema.containsKey("$ref") ? type(schemas, schemas.getJsonObject(schema.getString("$ref").replace("#/components/schemas/",
        ""))) : schema.getString("type");
  }

  private static JsonObject document() throws Exception {
    contract();
    return document;
  }

  private static OpenAPIContract contract() throws Exception {
    if (contract != null) return contract;
    Vertx vertx = Vertx.vertx();
    try {
      String yaml = vertx.fileSystem().readFileBlocking("api-docs/openapi.yaml").toString();
      document = new JsonObject(Json.encode(new Yaml().<Object>load(yaml)));
      contract = ContractFile.load(vertx, "api-docs/openapi.yaml").await(20, TimeUnit.SECONDS);
      return contract;
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }
}
