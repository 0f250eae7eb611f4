package doudi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The data folder of a store. {@code snapshot-N} holds the state before {@code journal-N}; a state is the newest snapshot
 * and all journals from its number on. Everything older is obsolete.
 */
final class StoreFolder implements AutoCloseable {
  private static final String SNAPSHOT = "snapshot-";
  private static final String JOURNAL = "journal-";

  private final Path folder;
  private final FileOpener opener;
  private final FolderLock lock;

  /** @throws StoreInUseException when somebody holds the folder */
  StoreFolder(Path folder, FileOpener opener) throws IOException {
    this.folder = create(folder.toAbsolutePath());
    this.opener = opener;
    this.lock = FolderLock.take(folder);
  }

  /** A new folder is only safe once its name is on disk too. */
  private static Path create(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      sync(folder.getParent());
    }
    return folder;
  }

  FolderLock lock() {
    return lock;
  }

  Path snapshot(long generation) {
    return folder.resolve(SNAPSHOT + generation);
  }

  Path journal(long generation) {
    return folder.resolve(JOURNAL + generation);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  SortedSet<Long> snapshots() throws IOException {
    return generations(SNAPSHOT);
  }

  SortedSet<Long> journals() throws IOException {
    return generations(JOURNAL);
  }

  FileChannel openToWrite(Path file) throws IOException {
    return opener.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Makes new, renamed and deleted names durable; without this a power cut can take a whole file back. */
  void sync() throws IOException {
    sync(folder);
  }

  static void sync(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  void deleteBefore(long generation) throws IOException {
    for (String kind : List.of(SNAPSHOT, JOURNAL)) {
      for (long old : generations(kind).headSet(generation)) {
        Files.delete(folder.resolve(kind + old));
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private SortedSet<Long> generations(String kind) throws IOException {
    SortedSet<Long> generations = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> file.getFileName().toString())
        .filter(name -> name.matches(kind + "\\d+"))
        .forEach(name -> generations.add(Long.valueOf(name.substring(kind.length()))));
    }
    return generations;
  }
}
