package doudi.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import doudi.plumbing.Fault;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CityStoreTest {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC);

  private final Vertx vertx = Vertx.vertx();
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private CityStore store;

  @BeforeEach
  void start() {
    client = MongoClients.create(server.bindAndGetConnectionString());
    store = new CityStore(new MongoFutures(vertx), client.getDatabase("doudi"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.shutdownNow();
    vertx.close();
  }

  private static <T> T await(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  @Test
  void beforeAnyImportThereIsNoCityAndSayingSoIsNotABug() throws Exception {
    var desk = new CityDesk(store, CLOCK);
    assertThat(await(desk.refresh())).isEmpty();
    assertThatThrownBy(desk::current).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("unavailable"));
    assertThat(new CityDirectory(desk).windowsWithin("town")).isEmpty();
  }

  @Test
  void anImportIsInForceAtOnceAndAfterARestart() throws Exception {
    var desk = new CityDesk(store, CLOCK);
    JsonObject odd = CityReaderTest.small();
    odd.getJsonObject("name").put("zh", "$set.小城");
    assertThat(await(desk.importCity(CityReader.read(odd), "admin-city")).version()).isEqualTo(1);
    assertThat(await(desk.importCity(CityReader.read(CityReaderTest.small()), "admin-city")).version()).isEqualTo(2);
    assertThat(desk.current().version()).isEqualTo(2);
    var restarted = new CityDesk(store, CLOCK);
    assertThat(await(restarted.refresh()).orElseThrow().name().zh()).isEqualTo("小城");
    assertThat(restarted.current().source()).isEqualTo(desk.current().source());
    assertThat(await(restarted.refresh()).orElseThrow()).isSameAs(restarted.current());
  }

  @Test
  void ofTwoImportsOfTheSameVersionOneIsAConflict() throws Exception {
    City city = CityReader.read(CityReaderTest.small()).as(1);
    await(store.add(city, "admin-city", CLOCK.instant()));
    assertThatThrownBy(() -> await(store.add(city, "admin-other", CLOCK.instant())))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("changed-meanwhile"));
    assertThat(await(store.newest(0)).orElseThrow().version()).isEqualTo(1);
    assertThat(await(store.newest(1))).isEmpty();
  }

  @Test
  void importsAtTheSameTimeNeverLoseOne() throws Exception {
    var desk = new CityDesk(store, CLOCK);
    City city = CityReader.read(CityReaderTest.small());
    var both = List.of(desk.importCity(city, "a"), new CityDesk(store, CLOCK).importCity(city, "b"));
    await(Future.join(both).otherwiseEmpty());
    long done = both.stream().filter(Future::succeeded).count();
    assertThat(done).isBetween(1L, 2L);
    assertThat(await(store.newest(0)).orElseThrow().version()).isEqualTo((int) done);
  }

  @Test
  void theDirectoryKnowsWindowsBelowADistrictAndNamesWhatIsUnknown() throws Exception {
    var desk = new CityDesk(store, CLOCK);
    await(desk.importCity(CityReader.read(CityReaderTest.small()), "admin-city"));
    var directory = new CityDirectory(desk);
    assertThat(directory.windowsWithin("town")).containsExactlyInAnyOrder("hall", "desk");
    assertThat(directory.windowsWithin("east")).containsExactly("desk");
    assertThat(directory.windowsWithin("nowhere")).isEmpty();
    assertThat(directory.unknown(List.of("hall", "x"), "nowhere", List.of("y"), List.of("housing"))).extracting(Fault::pointer)
        .containsExactly("/windowIds/1", "/platformIds/0", "/districtId");
  }
}
