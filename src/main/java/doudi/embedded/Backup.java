package doudi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The whole store as it was at one moment, in one file with a checksum per document and their number at the end.
 *
 * @param documents including the store's own catalogue
 */
public record Backup(Path file, long documents, long bytes) {
  private static final long GENERATION = 1;

  /** @throws FileAlreadyExistsException rather than overwrite anything */
  static Backup write(Store store, Path target) throws IOException {
    Path file = target.toAbsolutePath();
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      long documents = copy(store, unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      StoreFolder.sync(file.getParent());
      return new Backup(file, documents, Files.size(file));
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static long copy(Store store, Path unfinished) throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
      StandardOpenOption.TRUNCATE_EXISTING)) {
      Moment moment = store.moment();
      store.journal().awaitDurable(moment.ticket());
      return SnapshotFile.write(channel, GENERATION, moment.records().iterator());
    }
  }
}
