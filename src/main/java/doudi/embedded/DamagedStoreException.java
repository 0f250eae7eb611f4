package doudi.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A store file cannot be read and what is wrong with it cannot be the end of an unfinished write. */
public final class DamagedStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;

  DamagedStoreException(Path file, long offset, String what) {
    super(file + " " + what + " (offset " + offset
      + "). Restore a backup, or open with --salvage to keep everything that can still be read.");
    this.file = file;
    this.offset = offset;
  }

  public Path file() {
    return file;
  }

  /** First byte that cannot be read, from the beginning of the file. */
  public long offset() {
    return offset;
  }
}
