package doudi.photo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Pictures as files below one folder, readable by the program's own user only. */
public final class LocalPhotoStore implements PhotoStore {
  private static final String UNFINISHED = ".unfinished";

  private final Vertx vertx;
  private final Path folder;

  public LocalPhotoStore(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.folder = folder;
  }

  /** What a crash left unfinished is nobody's. */
  @Override
  public Future<Void> open() {
    return vertx.executeBlocking(() -> {
      makeFolder(folder);
      for (Path drawer : children(folder)) {
        for (Path file : children(drawer)) if (file.toString().endsWith(UNFINISHED)) Files.deleteIfExists(file);
      }
      return null;
    });
  }

  @Override
  public Future<Void> put(PhotoName name, byte[] jpeg, Instant at) {
    return vertx.executeBlocking(() -> {
      Path drawer = folder.resolve(name.drawer());
      if (makeFolder(drawer)) sync(folder);
      Path unfinished = drawer.resolve(UUID.randomUUID() + UNFINISHED);
      try {
        write(unfinished, jpeg);
        Files.setLastModifiedTime(unfinished, FileTime.from(at));
        Files.move(unfinished, drawer.resolve(name.text()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      sync(drawer);
      return null;
    }, false);
  }

  @Override
  public Future<Optional<byte[]>> find(PhotoName name) {
    return vertx.executeBlocking(() -> {
      try {
        return Optional.of(Files.readAllBytes(file(name)));
      } catch (NoSuchFileException gone) {
        return Optional.empty();
      }
    }, false);
  }

  @Override
  public Future<Void> remove(PhotoName name, Instant putUntil) {
    return vertx.executeBlocking(() -> {
      if (wasPut(file(name), putUntil) && Files.deleteIfExists(file(name))) sync(folder.resolve(name.drawer()));
      return null;
    }, false);
  }

  @Override
  public Future<List<PhotoName>> names(Instant putUntil, Optional<PhotoName> after, int limit) {
    return vertx.executeBlocking(() -> children(folder).stream()
        .filter(drawer -> after.isEmpty() || drawer.getFileName().toString().compareTo(after.get().drawer()) >= 0)
        .flatMap(drawer -> inDrawer(drawer, putUntil)).filter(name -> after.isEmpty() || name.compareTo(after.get()) > 0)
        .limit(limit).toList(), false);
  }

  private static Stream<PhotoName> inDrawer(Path drawer, Instant putUntil) {
    return children(drawer).stream().filter(file -> wasPut(file, putUntil))
        .flatMap(file -> PhotoName.parse(file.getFileName().toString()).stream()).sorted();
  }

  private static boolean wasPut(Path file, Instant until) {
    try {
      return !Files.getLastModifiedTime(file).toInstant().isAfter(until);
    } catch (IOException gone) {
      return false;
    }
  }

  /** In order; none when there is no such folder. */
  private static List<Path> children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private Path file(PhotoName name) {
    return folder.resolve(name.drawer()).resolve(name.text());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) channel.write(left);
      channel.force(true);
    }
  }

  /** @return whether it was made now */
  private static boolean makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return false;
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return true;
  }

  /** A name is only safe once its folder is. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
