package doudi.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoClientSettings;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;

/** An event as a document: what its record holds, and last of all its type. */
final class EventCodec {
  private static final String TYPE = "type";
  static final EncoderContext ENCODING = EncoderContext.builder().build();

  private final CodecRegistry registry;
  private final Map<String, Class<? extends ComplaintEvent>> types = new TreeMap<>();

  /**
   * Writes straight to bytes, and ends each event with its type: the codec of an event's record ends the document itself and knows of no
   * type.
   */
  static final class Writer extends BsonBinaryWriter {
    private final Bytes buffer;
    /** Of the event that is being written; null outside of events. */
    private String type;
    /** How many documents of that event are open. */
    private int depth;

    Writer() {
      this(new Bytes());
    }

    private Writer(Bytes buffer) {
      super(buffer);
      this.buffer = buffer;
    }

    @Override
    public void writeStartDocument() {
      if (type != null) depth++;
      super.writeStartDocument();
    }

    @Override
    public void writeEndDocument() {
      if (type != null && --depth == 0) {
        writeString(TYPE, type);
        type = null;
      }
      super.writeEndDocument();
    }

    /** What was written, on the bytes themselves. */
    RawBsonDocument document() {
      return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
    }
  }

  /** Encodes a text at once instead of letter by letter. */
  private static final class Bytes extends BasicOutputBuffer {
    @Override
    public void writeString(String text) {
      byte[] bytes = text.getBytes(UTF_8);
      writeInt32(bytes.length + 1);
      writeBytes(bytes);
      writeByte(0);
    }
  }

  EventCodec(byte[] contactKey) {
    registry = CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(new SealedContactCodec(contactKey)),
        MongoClientSettings.getDefaultCodecRegistry());
    for (Class<?> type : ComplaintEvent.class.getPermittedSubclasses()) types.put(type.getSimpleName(),
        type.asSubclass(ComplaintEvent.class));
  }

  /** The event as the next value of what the writer writes. */
  @SuppressWarnings("unchecked")
  void write(Writer writer, ComplaintEvent event) {
    writer.type = event.type();
    ((Codec<ComplaintEvent>) registry.get(event.getClass())).encode(writer, event, ENCODING);
  }

  RawBsonDocument document(ComplaintEvent event) {
    var writer = new Writer();
    write(writer, event);
    return writer.document();
  }

  ComplaintEvent event(BsonDocument document) {
    Class<? extends ComplaintEvent> type = types.get(document.getString(TYPE).getValue());
    if (type == null) throw new IllegalStateException("the store holds an event this version does not know: " + document.getString(TYPE)
        .getValue());
    return registry.get(type).decode(new BsonDocumentReader(document), DecoderContext.builder().build());
  }
}
