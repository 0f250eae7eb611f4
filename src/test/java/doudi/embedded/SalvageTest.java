package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store opens when asked to, with everything that can be read, and says what it left behind. */
class SalvageTest {
  static final EmbeddedMongo.Options SALVAGE = EmbeddedMongo.Options.DEFAULT.withSalvage(true);

  @TempDir Path folder;

  @Test void keepsWhatCanBeReadAndSetsTheRestAside() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      for (int i = 0; i < 10; i++) {
        store.collection("c").insertOne(new Document("_id", i).append("text", "document number " + i));
      }
    }
    Path journal = folder.resolve("journal-0");
    byte[] bytes = Files.readAllBytes(journal);
    int damaged = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("document number 4");
    Files.write(journal, DurabilityTest.flipped(bytes, damaged));
    assertThatThrownBy(() -> RunningStore.open(folder)).isInstanceOf(DamagedStoreException.class);
    try (RunningStore store = RunningStore.open(folder, SALVAGE)) {
      assertThat(store.collection("c").countDocuments()).isEqualTo(9);
      assertThat(store.collection("c").find(new Document("_id", 4)).first()).isNull();
      assertThat(store.mongo.salvaged()).singleElement().satisfies(piece -> {
        assertThat(piece.file()).isEqualTo("journal-0");
        assertThat(damaged - piece.offset()).isBetween(0L, 100L);
        assertThat(Files.readAllBytes(piece.aside())).hasSize((int) piece.bytes()).asString().contains("number 4");
      });
    }
    try (RunningStore store = RunningStore.open(folder)) {
      assertThat(store.collection("c").countDocuments()).isEqualTo(9);
      assertThat(store.mongo.salvaged()).isEmpty();
    }
  }

  @Test void damagedSnapshotsAndMissingPartsToo() throws Exception {
    try (RunningStore store = RunningStore.withFrequentSnapshots(folder, 5_000)) {
      for (int i = 0; i < 200; i++) {
        store.collection("c").insertOne(new Document("_id", i).append("p", "x".repeat(100)));
        store.collection("c").updateOne(new Document("_id", i), new Document("$set", new Document("p", "y".repeat(100))));
      }
    }
    Path snapshot;
    try (var files = Files.list(folder)) {
      snapshot = files.filter(file -> file.getFileName().toString().startsWith("snapshot-")).findFirst().orElseThrow();
    }
    byte[] bytes = DurabilityTest.flipped(Files.readAllBytes(snapshot), 2000);
    Files.write(snapshot, Arrays.copyOf(bytes, bytes.length - 30));
    try (RunningStore store = RunningStore.open(folder, SALVAGE)) {
      assertThat(store.collection("c").countDocuments()).isBetween(195L, 199L);
      assertThat(store.mongo.salvaged()).extracting(Salvaged::file).containsOnly(snapshot.getFileName().toString())
        .hasSizeGreaterThan(1);
    }
    RunningStore.open(folder).close();
  }

  @Test void aHealthyStoreIsNotTouched() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      store.collection("c").insertOne(new Document("_id", 1));
    }
    try (RunningStore store = RunningStore.open(folder, SALVAGE)) {
      assertThat(store.mongo.salvaged()).isEmpty();
      assertThat(folder.resolve("snapshot-1")).doesNotExist();
    }
  }
}
