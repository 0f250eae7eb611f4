package doudi.plumbing;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Every file of the web faces and the sentences they say, read once, under a version that changes when any of them does. */
final class WebFiles {
  private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
      "html", "text/html; charset=utf-8", "json", "application/json; charset=utf-8", "svg", "image/svg+xml", "png", "image/png",
      "webmanifest", "application/manifest+json; charset=utf-8");

  /**
   * @param gzip null where packing gains nothing
   * @param tag what it is known by, with quotes
   */
  record Asset(String type, Buffer plain, Buffer gzip, String tag) {
    static Asset of(String path, byte[] bytes) {
      String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
      byte[] packed = packed(bytes);
      return new Asset(type, Buffer.buffer(bytes), packed.length < bytes.length * 9 / 10 ? Buffer.buffer(packed) : null,
          "\"" + fingerprint(new TreeMap<>(Map.of(path, bytes))) + "\"");
    }

    String text() {
      return plain.toString(StandardCharsets.UTF_8);
    }
  }

  private final SortedMap<String, Asset> byPath = new TreeMap<>();
  private final String version;

  private WebFiles(SortedMap<String, byte[]> files) {
    files.forEach((path, bytes) -> byPath.put(path, Asset.of(path, bytes)));
    version = fingerprint(files);
  }

  static WebFiles load() {
    var files = new TreeMap<String, byte[]>();
    readInto(files, "/web", "");
    readInto(files, "/messages", "messages/");
    return new WebFiles(files);
  }

  /** Ten hexadecimal digits. */
  String version() {
    return version;
  }

  /** @param path below {@code web}, such as {@code shared/api.js}, or {@code messages/en.json} */
  Optional<Asset> asset(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  List<String> under(String folder) {
    return byPath.keySet().stream().filter(path -> path.startsWith(folder)).toList();
  }

  private static void readInto(Map<String, byte[]> files, String resource, String prefix) {
    URL at = WebFiles.class.getResource(resource);
    if (at == null) throw new IllegalStateException("missing " + resource);
    try {
      if (at.openConnection() instanceof JarURLConnection jar) {
        try (FileSystem inside = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
          readTree(files, inside.getPath(resource), prefix);
        }
      } else {
        readTree(files, Path.of(at.toURI()), prefix);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource, unreadable);
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(resource, odd);
    }
  }

  private static void readTree(Map<String, byte[]> files, Path root, String prefix) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(prefix + root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static String fingerprint(SortedMap<String, byte[]> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.forEach((path, bytes) -> {
        sha.update(path.getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      });
      return HexFormat.of().formatHex(sha.digest()).substring(0, 10);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return packed.toByteArray();
  }
}
