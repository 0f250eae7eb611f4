package doudi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** How the store opens the files it writes; {@code FileChannel::open} unless a test wants a disk that fails. */
interface FileOpener {
  FileChannel open(Path file, OpenOption... options) throws IOException;
}
