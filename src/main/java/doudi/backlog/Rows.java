package doudi.backlog;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of a file in order; empty at its end. */
interface Rows extends Closeable {
  Optional<Row> next() throws IOException;
}
