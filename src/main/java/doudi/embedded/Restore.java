package doudi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Turns a backup into a data folder. */
final class Restore {
  private Restore() {
  }

  /**
   * @param force to move the data that is in the folder into a folder {@code replaced-…} below it
   * @return number of documents, including the store's own catalogue
   * @throws DamagedStoreException      when the backup is not whole; nothing was touched then
   * @throws FileAlreadyExistsException when the folder holds data and there is no force
   * @throws StoreInUseException        when a store holds the folder
   */
  static long into(Path backup, Path target, boolean force) throws IOException {
    long documents = verify(backup);
    try (StoreFolder folder = new StoreFolder(target, FileChannel::open)) {
      List<Path> data = data(folder);
      if (!data.isEmpty() && !force) {
        throw new FileAlreadyExistsException(target + " already holds data; --force moves it aside");
      }
      Path copy = folder.file("restore.unfinished");
      copyAndSync(backup, copy);
      moveAside(data, folder);
      Files.move(copy, folder.snapshot(1), StandardCopyOption.ATOMIC_MOVE);
      folder.sync();
    }
    return documents;
  }

  private static long verify(Path backup) throws IOException {
    try (FrameReader reader = new FrameReader(backup)) {
      long records = 0;
      Frame frame = reader.at(0);
      if (frame == null || frame.type() != Frame.Type.HEAD) {
        throw new DamagedStoreException(backup, 0, "is not a whole backup");
      }
      requireKnown(backup, FileHead.read(frame));
      long offset = frame.end();
      while ((frame = reader.at(offset)) != null && frame.type() == Frame.Type.PUT) {
        records++;
        offset = frame.end();
      }
      if (frame == null || frame.type() != Frame.Type.END || frame.body().readLong() != records || frame.end() != reader.size()) {
        throw new DamagedStoreException(backup, offset, "is not a whole backup");
      }
      return records;
    }
  }

  private static void requireKnown(Path backup, FileHead head) throws IOException {
    if (head.version() > FileHead.VERSION) {
      throw new IOException(backup + " has format " + head.version() + "; this program reads up to format " + FileHead.VERSION);
    }
    if (head.kind() != FileHead.Kind.SNAPSHOT) {
      throw new DamagedStoreException(backup, 0, "is a journal, not a backup");
    }
  }

  private static List<Path> data(StoreFolder folder) throws IOException {
    List<Path> data = new ArrayList<>();
    folder.snapshots().forEach(generation -> data.add(folder.snapshot(generation)));
    folder.journals().forEach(generation -> data.add(folder.journal(generation)));
    return data;
  }

  private static void copyAndSync(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void moveAside(List<Path> data, StoreFolder folder) throws IOException {
    if (!data.isEmpty()) {
      Path aside = Files.createDirectory(folder.file("replaced-" + System.currentTimeMillis()));
      for (Path file : data) {
        Files.move(file, aside.resolve(file.getFileName()));
      }
    }
  }
}
