package doudi.embedded;

import java.nio.file.Path;

/**
 * A piece of a store file that could not be read; changes it held are lost.
 *
 * @param bytes 0 where the file ended too early
 * @param aside the copy of these bytes
 */
public record Salvaged(String file, long offset, long bytes, Path aside) {}
