package doudi.support;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code asyncapi.yaml} promises of events. */
public final class EventContract {
  /** The whole file. */
  public static final JsonObject FILE = read();

  private EventContract() {}

  private static JsonObject read() {
    try {
      Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions()))
          .load(Files.readString(Path.of("api-docs/asyncapi.yaml")));
      return new JsonObject(Json.encode(document));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** @param schema its name under {@code components} */
  public static boolean fits(String schema, Object value) {
    var repository = SchemaRepository.create(new JsonSchemaOptions().setBaseUri("app:///").setDraft(Draft.DRAFT202012)
        .setOutputFormat(OutputFormat.Flag));
    var all = new JsonObject(FILE.getJsonObject("components").getJsonObject("schemas").encode()
        .replace("#/components/schemas/", "app:///"));
    all.forEach(one -> repository.dereference("app:///" + one.getKey(), JsonSchema.of((JsonObject) one.getValue())));
    return repository.validator("app:///" + schema).validate(value).getValid();
  }
}
