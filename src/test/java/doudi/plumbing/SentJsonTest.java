package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent reaches a handler as Vert.x itself would read it, and nothing that reading passes over is lost. */
class SentJsonTest {
  private final Random random = new Random(42);

  @Test
  void handlersGetWhatVertxReads() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      Buffer sent = object(4).toBuffer();
      SentJson read = SentJson.read(sent);
      assertThat(read.object().getMap()).as(sent.toString()).isEqualTo(sent.toJsonObject().getMap());
      assertThat(read.repeated()).isEmpty();
    }
  }

  @Test
  void aNameThatStandsTwiceIsToldWhereItStands() throws IOException {
    var sent = Buffer.buffer("{\"a\":1,\"b\":[{\"a\":1},{\"x/y\":1,\"c\":{\"x/y\":2},\"x/y\":3}],\"a\":{}}");
    assertThat(SentJson.read(sent).repeated()).extracting(Fault::pointer).containsExactly("/b/1/x~1y", "/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{} {}", "{} x", "{\"a\":1,}", "{'a':1}", "// no\n{}"})
  void whatIsNotOneValueIsRefused(String sent) {
    assertThatIOException().isThrownBy(() -> SentJson.read(Buffer.buffer(sent)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"text\"", "[{}]"})
  void whatIsNoObjectIsNone(String sent) throws IOException {
    assertThat(SentJson.read(Buffer.buffer(sent)).object()).isNull();
  }

  private JsonObject object(int depth) {
    var object = new JsonObject();
    for (int i = random.nextInt(5); i > 0; i--) object.put("名" + random.nextInt(20), value(depth));
    return object;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextLong();
      case 2 -> new BigInteger(100, random);
      case 3 -> List.of(0.0, -0.5, 1e300, 12.25).get(random.nextInt(4));
      case 4 -> List.of("", "办成了吗", "😀\\\"\n", "\u0000").get(random.nextInt(4));
      case 5 -> random.nextBoolean() ? null : (Object) random.nextBoolean();
      case 6 -> object(depth - 1);
      default -> new JsonArray().add(value(depth - 1)).add(value(depth - 1));
    };
  }
}
