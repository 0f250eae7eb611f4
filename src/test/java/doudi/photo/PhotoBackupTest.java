package doudi.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import doudi.support.Complaints;
import doudi.support.Photos;
import doudi.support.RunningApp;
import doudi.support.Visitor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts carry photos along, from a program that runs to one that starts on what they put back. */
class PhotoBackupTest {
  @TempDir static Path folder;

  private record Ran(int code, String said) {}

  @BeforeAll
  static void embeddedOnly() {
    assumeTrue(System.getenv("DOUDI_TEST_MONGO_URI") == null, "mongodump carries photos with everything else");
  }

  @Test
  void aPhotoComesBackWithItsComplaintAndADamagedOneIsRefused() throws Exception {
    Path file = folder.resolve("office.backup");
    Path back = folder.resolve("back");
    String id;
    Visitor resident;
    RunningApp app = RunningApp.start();
    try {
      resident = app.resident();
      id = resident.file(Complaints.inOwnWords()).expect(201).id();
      resident.putBytes("/v1/complaints/" + id + "/photo", "image/png", Photos.screenshot()).expect(200);
      Ran backup = run("scripts/backup", app.folder(), file.toString());
      assertThat(backup.code()).as(backup.said()).isZero();
      assertThat(backup.said()).contains("1 photos in " + file + ".photos.tar");
      assertThat(run("scripts/backup", app.folder(), file.toString()).code()).as("nothing is overwritten").isNotZero();
    } finally {
      app.close();
    }
    Ran restore = run("scripts/restore", back, file.toString());
    assertThat(restore.code()).as(restore.said()).isZero();
    assertThat(jpegs(back)).hasSize(1);

    RunningApp restored = RunningApp.start(Map.of("DOUDI_DATA", back.toString()));
    try {
      Visitor again = restored.bearer(resident.headers().get("Authorization").substring(7));
      assertThat(Photos.read(again.picture("/v1/complaints/" + id + "/photo").body()).getHeight()).isEqualTo(640);
    } finally {
      restored.close();
    }

    Ran damaged = run("scripts/restore", back, damage(file).toString(), "--force");
    assertThat(damaged.code()).isNotZero();
    assertThat(damaged.said()).contains("is damaged; nothing was changed");
    assertThat(Files.list(back).map(one -> one.getFileName().toString())).noneMatch(name -> name.startsWith("photos-"));
    Ran forced = run("scripts/restore", back, file.toString(), "--force");
    assertThat(forced.code()).as(forced.said()).isZero();
    assertThat(Files.list(back).map(one -> one.getFileName().toString())).anyMatch(name -> name.startsWith("photos-replaced-"));
  }

  /** The same backup with one letter of the photo changed. */
  private static Path damage(Path file) throws Exception {
    Path copy = Files.copy(file, folder.resolve("damaged.backup"));
    byte[] tar = Files.readAllBytes(Path.of(file + ".photos.tar"));
    int at = new String(tar, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("JFIF");
    tar[at + 200] ^= 1;
    Files.write(Path.of(copy + ".photos.tar"), tar);
    return copy;
  }

  private static List<Path> jpegs(Path data) throws Exception {
    try (Stream<Path> all = Files.walk(data.resolve("photos"))) {
      return all.filter(file -> file.toString().endsWith(".jpg")).toList();
    }
  }

  private static Ran run(String script, Path data, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(script));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DOUDI_DATA", data.toString());
    builder.environment().put("DOUDI_JAR", jar().toString());
    builder.environment().put("PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), said);
  }

  /** A jar that is nothing but the way to the classes under test. */
  private static Path jar() throws Exception {
    Path jar = folder.resolve("doudi.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(path -> Path.of(path).toUri().toString()).collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }
}
