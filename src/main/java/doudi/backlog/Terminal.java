package doudi.backlog;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where the tool speaks and keeps its files.
 *
 * @param bar whether {@code err} is a terminal that can redraw a line
 */
record Terminal(PrintStream out, PrintStream err, Path folder, boolean bar) {}
