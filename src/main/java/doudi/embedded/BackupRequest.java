package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/** Asks a running store for a backup, in the protocol's OP_MSG form: length, request, answered request, opcode, flags, kind. */
final class BackupRequest {
  private static final int OP_MSG = 2013;
  private static final int BEFORE_DOCUMENT = 4 * Integer.BYTES + Integer.BYTES + 1;

  private BackupRequest() {
  }

  /** @param address host and port, or null when the store has none yet */
  static Document send(String address, Path file) throws IOException {
    if (address == null) {
      throw new IOException("the store is still starting");
    }
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
      ByteBuf request = request(new Document(BackupCommand.NAME, file.toString()).append("$db", "admin"));
      request.readBytes(socket.getOutputStream(), request.readableBytes());
      Document reply = reply(new DataInputStream(socket.getInputStream()));
      if (!Integer.valueOf(1).equals(reply.get("ok"))) {
        throw new IOException(String.valueOf(reply.get("errmsg")));
      }
      return reply;
    }
  }

  private static ByteBuf request(Document command) {
    ByteBuf out = Unpooled.buffer().writeIntLE(0).writeIntLE(1).writeIntLE(0).writeIntLE(OP_MSG).writeIntLE(0).writeByte(0);
    BsonWriter.write(command, out);
    return out.setIntLE(0, out.writerIndex());
  }

  private static Document reply(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    byte[] rest = new byte[length - Integer.BYTES];
    in.readFully(rest);
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(rest).skipBytes(BEFORE_DOCUMENT - Integer.BYTES));
  }
}
