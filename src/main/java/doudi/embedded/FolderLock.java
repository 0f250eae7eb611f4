package doudi.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The lock file of a data folder. The operating system ends the lock with the process, however that dies. */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "lock";

  private final FileChannel channel;
  private final String holder = "process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** @throws StoreInUseException when somebody holds the folder */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new StoreInUseException(folder + " is in use by " + Files.readString(file).strip());
    }
    FolderLock lock = new FolderLock(channel);
    lock.write(lock.holder);
    return lock;
  }

  /** Lets {@link #address} answer others. */
  void announce(String address) throws IOException {
    write(holder + " at " + address);
  }

  /** Where the holder of the folder listens, or null when it has not said so. */
  static String address(Path folder) throws IOException {
    String content = Files.readString(folder.resolve(NAME)).strip();
    int at = content.lastIndexOf(" at ");
    return at < 0 ? null : content.substring(at + 4);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The locked byte lies far behind the content, because where locks are mandatory nobody can read a locked byte. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void write(String content) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((content + "\n").getBytes(UTF_8)), 0);
  }
}
