package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages mean what they mean to the library, whatever their form; only documents to be inserted stay the bytes they are. */
class MessageDecoderTest {
  private static final Document INSERT = new Document("insert", "c").append("ordered", false).append("$db", "test");
  private final Random random = new Random(42);
  private final List<EmbeddedChannel> channels = new ArrayList<>();

  @AfterEach void close() {
    channels.forEach(EmbeddedChannel::close);
  }

  @Test void documentsToBeInsertedStayTheirBytes() {
    List<Document> documents = documents(3);
    Document command = ours(message(0, command(INSERT), sequence("documents", documents))).orElseThrow();
    assertThat(command).containsKeys("insert", "ordered", "$db");
    SentDocuments sent = (SentDocuments) command.get("documents");
    assertThat(sent).isEqualTo(documents);
    for (int i = 0; i < 3; i++) {
      assertThat(sent.bytes(i)).isEqualTo(BsonWriter.write(documents.get(i)));
    }
  }

  @Test void everyFormMeansTheSameAsToTheLibrary() {
    List<Document> documents = documents(2);
    List<byte[]> forms = List.of(
      message(0, command(INSERT)),
      message(0, command(new Document(INSERT).append("documents", documents))),
      message(0, command(INSERT), sequence("documents", documents)),
      message(0, sequence("documents", documents), command(INSERT)),
      message(0, command(INSERT), sequence("others", documents)),
      message(0, command(INSERT), sequence("document", documents)),
      message(0, command(INSERT), sequence("documents", documents), sequence("updates", documents)),
      message(0, command(INSERT), sequence("updates", documents), sequence("documents", documents)));
    for (byte[] form : forms) {
      assertThat(ours(form)).isPresent().isEqualTo(librarys(form));
    }
  }

  @Test void aMessageMayComeInPiecesAndWithOthers() {
    byte[] first = message(0, command(INSERT), sequence("documents", documents(2)));
    byte[] second = message(0, command(new Document("ping", 1)));
    byte[] third = message(0, command(INSERT), sequence("documents", documents(1)));
    ByteBuf all = Unpooled.wrappedBuffer(first, second, third);
    EmbeddedChannel channel = installed();
    while (all.isReadable()) {
      channel.writeInbound(all.readRetainedSlice(Math.min(all.readableBytes(), 1 + random.nextInt(40))));
    }
    assertThat(List.of(next(channel), next(channel), next(channel)))
      .isEqualTo(List.of(librarys(first).orElseThrow(), librarys(second).orElseThrow(), librarys(third).orElseThrow()));
  }

  /** A document in which some bytes are wrong is refused, or can be read. */
  @Test void nothingIsTakenThatCannotBeReadAgain() {
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] message = message(0, command(INSERT), sequence("documents", documents(2)));
      int documents = 20 + command(INSERT).length + sequence("documents", List.of()).length;
      for (int wrong = random.nextInt(3); wrong >= 0; wrong--) {
        message[documents + random.nextInt(message.length - documents)] = (byte) random.nextInt(256);
      }
      try {
        ours(message).ifPresent(command -> {
          if (command.get("documents") instanceof SentDocuments sent) {
            for (int at = 0; at < sent.size(); at++) {
              assertThat(BsonWriter.write(sent.get(at))).isNotEmpty();
              BsonReader.eachField(sent.bytes(at), (name, from, to) -> assertThat(to).isGreaterThan(from));
            }
          }
        });
      } catch (DecoderException wrong) {
        refused++;
      }
    }
    assertThat(refused).isBetween(300, 2_700);
  }

  @Test void documentsThatDoNotEndAreRefused() {
    byte[] document = BsonWriter.write(new Document("_id", 1).append("text", "文"));
    for (int length = 0; length < document.length; length++) {
      byte[] cut = Arrays.copyOf(document, length);
      assertThatThrownBy(() -> BsonCheck.storable(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    Document deep = new Document();
    for (int i = 0; i < 300; i++) {
      deep = new Document("d", deep);
    }
    byte[] deepest = BsonWriter.write(deep);
    assertThatThrownBy(() -> BsonCheck.storable(deepest)).isInstanceOf(IllegalArgumentException.class);
    assertThat(BsonCheck.storable(document)).isSameAs(document);
    byte[] data = BsonWriter.write(new Document("data", new BinData(new byte[] {1, 2, 3})));
    assertThat(BsonCheck.storable(data)).isSameAs(data);
    data[13] = 0x7F; // the highest byte of its length
    assertThatThrownBy(() -> BsonCheck.storable(data)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Indexes read some of the fields, queries others: all of them must see the same one. */
  @Test void ofTwoFieldsOfOneNameTheLastIsStored() {
    byte[] twice = BsonWriter.write(new Document("_id", 1).append("b", 1).append("c", new Document("d", 1)).append("e", 2));
    twice[twice.length - 7] = 'b';
    byte[] stored = BsonCheck.storable(twice);
    assertThat(BsonReader.read(stored)).isEqualTo(BsonReader.read(twice))
      .isEqualTo(new Document("_id", 1).append("b", 2).append("c", new Document("d", 1)));
    assertThat(BsonReader.read(stored, Set.of("_id", "b"))).isEqualTo(new Document("_id", 1).append("b", 2));
    Document many = new Document();
    for (int i = 0; i < 1_000; i++) {
      many.append("n" + i, i);
    }
    assertThat(BsonCheck.storable(BsonWriter.write(many))).isEqualTo(BsonWriter.write(many));
  }

  @Test void whatTheLibraryRefusesIsRefused() {
    List<byte[]> wrong = List.of(message(0, command(INSERT), sequence("documents", List.of())),
      message(0, command(new Document(INSERT).append("documents", documents(1))), sequence("documents", documents(1))));
    for (byte[] message : wrong) {
      assertThatThrownBy(() -> ours(message)).isInstanceOf(DecoderException.class);
      assertThatThrownBy(() -> librarys(message)).isInstanceOf(DecoderException.class);
    }
  }

  private List<Document> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Document("_id", random.nextInt()).append("text", "办不成".repeat(random.nextInt(3)))
      .append("at", Instant.ofEpochMilli(random.nextInt())).append("list", List.of(1L, true, new Document("deep", 1.5)))
      .append("id", new ObjectId()).append("none", null)).toList();
  }

  private Optional<Document> ours(byte[] message) {
    EmbeddedChannel channel = installed();
    channel.writeInbound(Unpooled.wrappedBuffer(message));
    return Optional.ofNullable(next(channel));
  }

  private EmbeddedChannel installed() {
    EmbeddedChannel channel = librarysChannel();
    MessageDecoder.install(channel);
    channel.runPendingTasks();
    assertThat(channel.pipeline().get(MessageDecoder.class)).isNotNull();
    return channel;
  }

  private Optional<Document> librarys(byte[] message) {
    EmbeddedChannel channel = librarysChannel();
    channel.writeInbound(Unpooled.wrappedBuffer(message));
    return Optional.ofNullable(next(channel));
  }

  private EmbeddedChannel librarysChannel() {
    EmbeddedChannel channel = new EmbeddedChannel(new MongoWireProtocolHandler());
    channels.add(channel);
    return channel;
  }

  private static Document next(EmbeddedChannel channel) {
    MongoMessage message = channel.readInbound();
    return message == null ? null : message.getDocument();
  }

  private static byte[] message(int flags, byte[]... sections) {
    ByteBuf out = Unpooled.buffer().writeIntLE(0).writeIntLE(7).writeIntLE(0).writeIntLE(2013).writeIntLE(flags);
    for (byte[] section : sections) {
      out.writeBytes(section);
    }
    out.setIntLE(0, out.writerIndex());
    return Arrays.copyOf(out.array(), out.writerIndex());
  }

  private static byte[] command(Document document) {
    ByteBuf out = Unpooled.buffer().writeByte(0).writeBytes(BsonWriter.write(document));
    return Arrays.copyOf(out.array(), out.writerIndex());
  }

  private static byte[] sequence(String name, List<Document> documents) {
    ByteBuf out = Unpooled.buffer().writeByte(1).writeIntLE(0).writeBytes(name.getBytes(StandardCharsets.US_ASCII)).writeByte(0);
    documents.forEach(document -> out.writeBytes(BsonWriter.write(document)));
    out.setIntLE(1, out.writerIndex() - 1);
    return Arrays.copyOf(out.array(), out.writerIndex());
  }
}
