package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** {@code {doudiBackup: "/path/of/the/file"}} on any database; the path is one of this machine, so only it may ask. */
final class BackupCommand {
  static final String NAME = "doudiBackup";

  private static final int UNAUTHORIZED = 13;
  private static final int BAD_VALUE = 2;
  private static final int FILE_EXISTS = 37;
  private static final int FAILED = 96;

  private BackupCommand() {
  }

  static CompletableFuture<Document> run(Store store, Document query, Channel channel) {
    CompletableFuture<Document> reply = new CompletableFuture<>();
    boolean local = channel.remoteAddress() instanceof InetSocketAddress from && from.getAddress().isLoopbackAddress();
    if (!local) {
      reply.complete(ErrorReply.of(UNAUTHORIZED, "Unauthorized", "a backup can be asked for on the store's own machine only"));
    } else if (query.get(NAME) instanceof String path && Path.of(path).isAbsolute()) {
      new Thread(() -> reply.complete(write(store, Path.of(path))), "backup").start();
    } else {
      reply.complete(ErrorReply.of(BAD_VALUE, "BadValue", NAME + " needs an absolute path"));
    }
    return reply;
  }

  private static Document write(Store store, Path file) {
    try {
      Backup backup = Backup.write(store, file);
      return new Document("file", backup.file().toString()).append("documents", backup.documents()).append("bytes", backup.bytes())
        .append("ok", 1);
    } catch (FileAlreadyExistsException e) {
      return ErrorReply.of(FILE_EXISTS, "FileAlreadyExists", file + " exists already");
    } catch (IOException | RuntimeException e) {
      return ErrorReply.of(FAILED, "OperationFailed", "no backup: " + e);
    }
  }
}
