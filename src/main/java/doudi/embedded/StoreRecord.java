package doudi.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * One change of one table: the whole document, as BSON, for PUT, what {@link FieldChanges#record} says for CHANGE, its identity for
 * DELETE, null for DROP. Replaying records over a table that holds some of their effects already leads to the same documents as
 * replaying them once; only the order of fields that were removed and set again may be another.
 */
record StoreRecord(Frame.Type type, String namespace, byte[] document) {
  static final int LARGEST_DOCUMENT = 16 << 20;
  private static final int TOO_LARGE = 10334;

  /** Bytes of a PUT without its document. */
  static int beside(String namespace) {
    ByteBuf out = Unpooled.buffer();
    new StoreRecord(Frame.Type.PUT, namespace, null).writeTo(out);
    return out.readableBytes();
  }

  /** @throws MongoServerError when the document is larger than 16 MiB */
  void writeTo(ByteBuf out) {
    if (document != null && document.length > LARGEST_DOCUMENT) {
      throw new MongoServerError(TOO_LARGE, "BSONObjectTooLarge", "a document of " + namespace + " is larger than 16 MiB");
    }
    int start = Frame.begin(out, type);
    byte[] name = namespace.getBytes(UTF_8);
    out.writeShort(name.length).writeBytes(name);
    if (document != null) {
      out.writeBytes(document);
    }
    Frame.finish(out, start);
  }

  static StoreRecord read(Frame frame) {
    ByteBuf body = frame.body();
    String namespace = body.readCharSequence(body.readUnsignedShort(), UTF_8).toString();
    byte[] document = new byte[body.readableBytes()];
    body.readBytes(document);
    return new StoreRecord(frame.type(), namespace, document.length == 0 ? null : document);
  }
}
