package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is stored as bytes is read back as the same document, whole or in part, as the library would read it. */
class BsonReaderTest {
  /** Some names of one hash, some of other scripts, and one that is empty. */
  private static final List<String> NAMES = List.of("_id", "a", "Aa", "BB", "AaAa", "BBBB", "窗口", "😀", "", "a long name of a field");
  private final Random random = new Random(42);

  @Test
  void readsWhatTheLibraryReads() {
    for (int i = 0; i < 2_000; i++) {
      Document document = document(3);
      byte[] bytes = BsonWriter.write(document);
      assertThat(BsonReader.read(bytes)).isEqualTo(document).isEqualTo(BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes)));
    }
  }

  @Test
  void readsSomeFieldsWhole() {
    for (int i = 0; i < 2_000; i++) {
      Document document = document(2);
      Set<String> wanted = NAMES.stream().filter(name -> random.nextInt(3) == 0).collect(Collectors.toSet());
      var expected = new Document();
      document.forEach((name, value) -> {
        if (wanted.contains(name)) expected.put(name, value);
      });
      assertThat(BsonReader.read(BsonWriter.write(document), wanted)).as(wanted + " of " + document).isEqualTo(expected);
    }
  }

  /** The library knows no two equal patterns, so their bytes are compared. */
  @Test
  void readsPatterns() {
    byte[] bytes = BsonWriter.write(new Document("a", new BsonRegularExpression("^办.*", "i")).append("b", 1));
    assertThat(BsonWriter.write(BsonReader.read(bytes))).isEqualTo(bytes);
    assertThat(BsonReader.read(bytes, Set.of("b"))).isEqualTo(new Document("b", 1));
  }

  /** Two readings share nothing that one of them could change. */
  @Test
  void everyReadingIsItsReadersOwn() {
    byte[] bytes = BsonWriter.write(new Document("a", new ArrayList<>(List.of(new Document("b", 1)))));
    List<Object> first = values(BsonReader.read(bytes));
    ((Document) first.get(0)).put("b", 2);
    first.add("more");
    assertThat(values(BsonReader.read(bytes))).isEqualTo(List.of(new Document("b", 1)));
  }

  @SuppressWarnings("unchecked")
  private static List<Object> values(Map<String, Object> document) {
    return (List<Object>) document.get("a");
  }

  private Document document(int depth) {
    var document = new Document();
    for (String name : NAMES) {
      if (random.nextBoolean()) document.put(name, value(depth));
    }
    return document;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 17 : 15)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextLong();
      case 2 -> random.nextDouble();
      case 3 -> random.nextBoolean();
      case 4 -> null;
      case 5 -> Instant.ofEpochMilli(random.nextLong() >> 20);
      case 6 -> new ObjectId();
      case 7 -> new UUID(random.nextLong(), random.nextLong());
      case 8 -> new BinData(new byte[random.nextInt(9)]);
      case 9 -> new BsonTimestamp(random.nextLong());
      case 10 -> Decimal128.fromNumber(random.nextInt());
      case 11 -> MinKey.getInstance();
      case 12 -> MaxKey.getInstance();
      case 13 -> "";
      case 14 -> "办不成 went once 😀".substring(random.nextInt(4));
      case 15 -> document(depth - 1);
      default -> IntStream.range(0, random.nextInt(12)).mapToObj(i -> value(depth - 1)).collect(Collectors.toCollection(ArrayList::new));
    };
  }
}
