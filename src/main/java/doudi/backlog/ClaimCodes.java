package doudi.backlog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/** The claim codes of anonymous complaints, in a file that only its owner may read; each complaint once, however often the import runs. */
final class ClaimCodes {
  private final Path file;
  private final Set<String> kept = new HashSet<>();

  ClaimCodes(Path folder, Path backlog) {
    file = folder.resolve(backlog.getFileName() + ".claim-codes.csv").toAbsolutePath().normalize();
  }

  Path file() {
    return file;
  }

  /** Makes sure, before anything is filed, that codes can be kept. */
  synchronized void prepare() {
    try {
      if (Files.exists(file)) {
        protect();
        read();
      } else {
        create();
        append("id", "complaintId", "claimCode");
      }
    } catch (IOException e) {
      throw new GivingUp(Words.CANNOT_WRITE_CODES, file, e.toString());
    }
  }

  synchronized void keep(String id, String complaintId, String claimCode) {
    if (Files.notExists(file)) {
      prepare();
    }
    try {
      if (kept.add(complaintId)) {
        append(id, complaintId, claimCode);
      }
    } catch (IOException e) {
      throw new GivingUp(Words.CANNOT_WRITE_CODES, file, e.toString());
    }
  }

  synchronized boolean any() {
    return !kept.isEmpty();
  }

  private void create() throws IOException {
    if (posix()) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private void protect() throws IOException {
    if (posix()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private void read() throws IOException {
    var withHeader = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var rows = CSVParser.parse(file, StandardCharsets.UTF_8, withHeader)) {
      for (var row : rows) {
        if (row.isConsistent()) {
          kept.add(row.get("complaintId"));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void append(String... cells) throws IOException {
    try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        var printer = new CSVPrinter(writer, CSVFormat.DEFAULT)) {
      printer.printRecord((Object[]) cells);
    }
  }
}
