package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The store as the product sees it: its own driver, figures, a quick end. */
class EmbeddedMongoTest {
  @TempDir Path folder;

  @Test void servesTheReactiveDriverAndCountsWhatItDoes() throws Exception {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT);
       MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> c = client.getDatabase("doudi").getCollection("complaints");
      Flux.range(0, 200).flatMap(i -> c.insertOne(new Document("_id", i)), 32).blockLast();
      assertThat(Flux.from(c.find(Filters.gte("_id", 150)).batchSize(7)).count().block()).isEqualTo(50);
      Mono.from(c.deleteOne(Filters.eq("_id", 1))).block();
      Figures figures = mongo.figures();
      assertThat(figures.documents()).isEqualTo(199);
      assertThat(figures.changes()).as("with two for the collection").isEqualTo(203);
      assertThat(figures.batchSize().sum()).isEqualTo(figures.changes());
      assertThat(figures.commitMicros().percentile(0.5)).isPositive().isLessThanOrEqualTo(figures.commitMicros().percentile(0.99));
      assertThat(figures.syncMicros().count()).isEqualTo(figures.commitMicros().count());
      assertThat(figures.journalBytes()).isGreaterThan(200 * 40);
      assertThat(figures.refusing()).isFalse();
      assertThat(mongo.lastQueries("doudi.complaints")).contains(new QueryFigures("_id", "_id_", 50, 50)).hasSize(2);
    }
  }

  @Test void endsQuicklyWithClientsConnectedAndMayBeEndedTwice() throws Exception {
    EmbeddedMongo mongo = EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT);
    try (MongoClient client = MongoClients.create(mongo.connectionString())) {
      Mono.from(client.getDatabase("doudi").getCollection("c").insertOne(new Document())).block();
      long start = System.nanoTime();
      mongo.close();
      mongo.close();
      assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
    }
    RunningStore.open(folder).close();
  }
}
