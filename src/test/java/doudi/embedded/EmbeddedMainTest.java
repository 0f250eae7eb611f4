package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as a program. */
class EmbeddedMainTest {
  @TempDir Path folder;

  @Test void servesBacksUpRestoresAndEndsCleanly() throws Exception {
    Path data = folder.resolve("data");
    try (StoreProcess store = StoreProcess.start(data)) {
      store.client.getDatabase("test").getCollection("c").insertOne(new Document("_id", 1));
      assertThat(StoreProcess.output("--data", data.toString())).startsWith("1 ")
        .contains("in use by process " + store.process.pid() + " since 20")
        .contains(store.connectionString.substring("mongodb://".length()));
      assertThat(StoreProcess.output("backup", "--data", data.toString(), "--to", folder.resolve("running").toString()))
        .startsWith("0 ");
      assertThat(store.terminate()).isIn(0, 143);
    }
    assertThat(StoreProcess.output("backup", "--data", data.toString(), "--to", folder.resolve("stopped").toString())).startsWith("0 ");
    assertThat(Files.size(folder.resolve("running"))).isEqualTo(Files.size(folder.resolve("stopped")));
    assertThat(StoreProcess.output("restore", "--from", folder.resolve("running").toString(), "--data", data.toString()))
      .startsWith("1 ")
      .contains("--force");
    try (StoreProcess store = StoreProcess.start(data)) {
      assertThat(store.client.getDatabase("test").getCollection("c").countDocuments()).isEqualTo(1);
    }
    assertThat(StoreProcess.output("--data")).startsWith("2 ").contains("needs a value");
  }

  @Test void aSecondStoreInTheSameProcessIsToldWhoHoldsTheFolder() throws Exception {
    try (RunningStore store = RunningStore.open(folder)) {
      assertThat(store.mongo.connectionString()).startsWith("mongodb://127.0.0.1:");
      assertThatThrownBy(() -> RunningStore.open(folder)).isInstanceOf(StoreInUseException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " since ");
    }
    RunningStore.open(folder).close();
  }
}
