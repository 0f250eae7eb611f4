package doudi.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads messages as the library does, but leaves documents that are to be inserted as the bytes they are. It knows them by the form in
 * which drivers send them: OP_MSG without flags, a command, then its documents as the only sequence.
 */
final class MessageDecoder extends MongoWireProtocolHandler {
  private static final String DOCUMENTS = "documents";
  private static final ByteBuf NAME = Unpooled.wrappedBuffer((DOCUMENTS + "\0").getBytes(US_ASCII));
  private static final int OP_MSG = 2013;
  private static final int OP_CODE = 12;
  private static final int FLAGS = 16;
  private static final int KIND = 20;
  private static final int COMMAND = 21;
  private static final int EMPTY_SEQUENCE = 1 + Integer.BYTES + DOCUMENTS.length() + 1;

  private MessageDecoder() {}

  /** Takes the place of the library's decoder once that has handed on what it has read. */
  static void install(Channel channel) {
    if (channel.pipeline().get(MessageDecoder.class) == null) {
      channel.eventLoop().execute(() -> replaceDecoder(channel.pipeline()));
    }
  }

  private static void replaceDecoder(ChannelPipeline pipeline) {
    if (pipeline.get(MongoWireProtocolHandler.class) != null && pipeline.get(MessageDecoder.class) == null) {
      pipeline.replace(MongoWireProtocolHandler.class, null, new MessageDecoder());
    }
  }

  @Override
  protected ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
    int sequence = sequence(in.slice());
    return sequence == 0 ? super.decode(context, in) : insert(context.channel(), in.readSlice(in.getIntLE(in.readerIndex())), sequence);
  }

  /** Where the documents begin; 0 when the message is of another form or has not come wholly. */
  private static int sequence(ByteBuf in) {
    int length = in.readableBytes() < COMMAND + Integer.BYTES ? 0 : in.getIntLE(0);
    if (in.readableBytes() < length || length < COMMAND + EMPTY_SEQUENCE || in.getIntLE(OP_CODE) != OP_MSG || in.getIntLE(FLAGS) != 0
        || in.getByte(KIND) != MongoMessage.SECTION_KIND_BODY) {
      return 0;
    }
    long sequence = COMMAND + (long) in.getIntLE(COMMAND);
    boolean fits = sequence > COMMAND && sequence + EMPTY_SEQUENCE < length;
    return fits && isDocuments(in.slice((int) sequence, length - (int) sequence)) ? (int) sequence : 0;
  }

  private static boolean isDocuments(ByteBuf section) {
    return section.readByte() == MongoMessage.SECTION_KIND_DOCUMENT_SEQUENCE && section.getIntLE(1) == section.readableBytes()
      && ByteBufUtil.equals(section, 1 + Integer.BYTES, NAME, 0, NAME.capacity());
  }

  private static ClientRequest insert(Channel channel, ByteBuf message, int sequence) {
    MessageHeader header = new MessageHeader(message.getIntLE(0), message.getIntLE(Integer.BYTES), message.getIntLE(2 * Integer.BYTES));
    Document command = BsonDecoder.decodeBson(message.slice(COMMAND, sequence - COMMAND));
    ByteBuf documents = message.skipBytes(sequence + EMPTY_SEQUENCE);
    List<byte[]> sent = new ArrayList<>();
    while (documents.isReadable()) {
      sent.add(document(documents));
    }
    if (command.put(DOCUMENTS, new SentDocuments(sent)) != null) {
      throw new IllegalArgumentException("documents are sent twice");
    }
    return new MongoMessage(channel, header, command);
  }

  private static byte[] document(ByteBuf documents) {
    int length = documents.getIntLE(documents.readerIndex());
    if (length < 0 || length > documents.readableBytes()) {
      throw new IllegalArgumentException("a document does not end where the message does");
    }
    byte[] document = new byte[length];
    documents.readBytes(document);
    return BsonCheck.storable(document);
  }
}
