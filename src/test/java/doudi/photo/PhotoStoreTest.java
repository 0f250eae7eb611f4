package doudi.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintId;
import doudi.embedded.EmbeddedMongo;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.MongoFutures;
import doudi.support.MovableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and GridFS keep pictures alike. */
class PhotoStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final byte[] BYTES = "a picture of some kind".repeat(40_000).getBytes(StandardCharsets.UTF_8);
  private static final Vertx VERTX = Vertx.vertx();
  @TempDir static Path folder;
  private static EmbeddedMongo embedded;
  private static MongoClient client;
  private Path files;
  private String database;

  @BeforeAll
  static void start() throws Exception {
    String given = System.getenv("DOUDI_TEST_MONGO_URI");
    if (given == null) embedded = EmbeddedMongo.open(folder.resolve("store"), EmbeddedMongo.Options.DEFAULT);
    client = MongoClients.create(given == null ? embedded.connectionString() : given);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    if (embedded != null) embedded.close();
    VERTX.close().await(5, TimeUnit.SECONDS);
  }

  @BeforeEach
  void fresh() {
    files = folder.resolve(UUID.randomUUID().toString());
    database = "photos-" + UUID.randomUUID();
  }

  private PhotoStore store(String kind) throws Exception {
    PhotoStore store = kind.equals("files") ? new LocalPhotoStore(VERTX, files) : new GridPhotoStore(new MongoFutures(VERTX),
        client.getDatabase(database));
    done(store.open());
    return store;
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }

  private static PhotoName name(int number) {
    return new PhotoName("c" + number, "%064x".formatted(number * 0x123456789abL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "grid"})
  void whatWasPutIsFoundUntilItIsRemoved(String kind) throws Exception {
    PhotoStore store = store(kind);
    assertThat(done(store.find(name(1)))).isEmpty();
    done(store.put(name(1), BYTES, NOON));
    done(store.put(name(1), BYTES, NOON.plusSeconds(1)));
    done(store.put(name(2), new byte[] {1}, NOON));
    assertThat(done(store.find(name(1)))).contains(BYTES);
    assertThat(done(store(kind).find(name(1)))).as("after a start").contains(BYTES);
    done(store.remove(name(1), NOON.plusSeconds(1)));
    done(store.remove(name(1), NOON.plusSeconds(1)));
    assertThat(done(store.find(name(1)))).isEmpty();
    assertThat(done(store.find(name(2)))).contains(new byte[] {1});
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "grid"})
  void whatWasPutAgainMeanwhileIsNotRemoved(String kind) throws Exception {
    PhotoStore store = store(kind);
    done(store.put(name(1), BYTES, NOON));
    done(store.put(name(1), BYTES, NOON.plusSeconds(60)));
    done(store.remove(name(1), NOON.plusSeconds(30)));
    assertThat(done(store.find(name(1)))).contains(BYTES);
    assertThat(done(store.names(NOON.minusSeconds(1), Optional.empty(), 10))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "grid"})
  void namesComePageByPageEachOnce(String kind) throws Exception {
    PhotoStore store = store(kind);
    Set<PhotoName> put = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      put.add(name(i));
      done(store.put(name(i), new byte[] {1}, NOON));
    }
    List<PhotoName> seen = new ArrayList<>();
    Optional<PhotoName> after = Optional.empty();
    for (List<PhotoName> page = page(store, after); !page.isEmpty(); page = page(store, after)) {
      seen.addAll(page);
      after = Optional.of(page.get(page.size() - 1));
    }
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(put);
  }

  private static List<PhotoName> page(PhotoStore store, Optional<PhotoName> after) throws Exception {
    return done(store.names(NOON, after, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"files", "grid"})
  void orphansAreSweptAndNothingElse(String kind) throws Exception {
    PhotoStore store = store(kind);
    done(store.put(name(1), BYTES, NOON));
    done(store.put(name(2), BYTES, NOON));
    done(store.put(new PhotoName("c1", name(3).digest()), BYTES, NOON));
    done(store.put(name(4), BYTES, NOON.plus(Duration.ofMinutes(90))));
    var clock = new MovableClock(NOON.plus(Duration.ofHours(2)));
    var sweep = new PhotoSweepDesk(store, id -> Future.succeededFuture(id.value().equals("c1") ? Optional.of(having(name(1)))
        : Optional.empty()), new LeaseStore(new MongoFutures(VERTX), client.getDatabase(database)), clock);
    assertThat(done(sweep.sweep())).isEqualTo(2);
    assertThat(done(store.find(name(1)))).isPresent();
    assertThat(done(store.find(name(2)))).isEmpty();
    assertThat(done(store.find(name(4)))).as("perhaps still under way").isPresent();
    assertThat(done(sweep.sweep())).isZero();
  }

  private static Complaint having(PhotoName name) {
    var all = new ArrayList<>(PhotoTest.filedAndRouted());
    all.add(new ComplaintEvent.PhotoAdded(NOON, all.get(0).by(), name.digest()));
    return Complaint.replay(new ComplaintId(name.complaintId()), all);
  }

  @Test
  void filesAreTheProgramsOwnAndHalfWrittenOnesGo() throws Exception {
    PhotoStore store = store("files");
    done(store.put(name(1), BYTES, NOON));
    Path drawer = files.resolve(name(1).drawer());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files))).isEqualTo("rwx------");
    Files.write(drawer.resolve("half.unfinished"), new byte[] {1});
    Files.write(drawer.resolve("readme.txt"), new byte[] {1});
    done(store.open());
    assertThat(Files.list(drawer).map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("readme.txt", name(1).text());
    assertThat(done(store.names(NOON, Optional.empty(), 10))).containsExactly(name(1));
  }
}
