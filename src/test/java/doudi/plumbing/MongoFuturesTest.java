package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import doudi.embedded.EmbeddedMongo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the driver calls it: a store that cannot be reached is unavailable. */
class MongoFuturesTest {
  private static final int STOPS = 12;
  private static final int AT_ONCE = 60;

  @TempDir Path folder;

  /** Of those under way some find out, and the others wait behind them for a connection: the driver has a name of its own for each. */
  @Test
  void aStoreThatStopsUnderManyQuestionsIsUnavailableToAllOfThem() throws Exception {
    Vertx vertx = Vertx.vertx();
    var failures = new CopyOnWriteArrayList<Throwable>();
    try {
      for (int stop = 0; stop < STOPS; stop++) {
        EmbeddedMongo store = EmbeddedMongo.open(folder.resolve("store" + stop), EmbeddedMongo.Options.DEFAULT);
        try (var client = MongoClients.create(settings(store.connectionString()))) {
          MongoCollection<Document> documents = client.getDatabase("test").getCollection("asked");
          var mongo = new MongoFutures(vertx);
          var asking = new ArrayList<Future<?>>();
          for (int i = 0; i < AT_ONCE; i++) asking.add(ask(mongo, documents, i, failures));
          TimeUnit.MILLISECONDS.sleep(150);
          store.close();
          Future.join(asking).transform(ended -> Future.succeededFuture()).await(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
    assertThat(failures).hasSize(STOPS * AT_ONCE).allSatisfy(failure -> assertThat(failure)
        .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unavailable")));
  }

  /** Again and again until it fails. */
  private static Future<?> ask(MongoFutures mongo, MongoCollection<Document> documents, int which, List<Throwable> failures) {
    Future<?> asked = which % 2 == 0 ? mongo.all(documents.find(new Document("_id", which)).limit(1))
        : mongo.first(documents.insertOne(new Document()));
    return asked.compose(answered -> ask(mongo, documents, which, failures), failure -> {
      failures.add(failure);
      return Future.succeededFuture();
    });
  }

  private static MongoClientSettings settings(String address) {
    return MongoClientSettings.builder().applyConnectionString(new ConnectionString(address))
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
        .applyToConnectionPoolSettings(pool -> pool.maxSize(8).maxWaitTime(5, TimeUnit.SECONDS)).build();
  }
}
