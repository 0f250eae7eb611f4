package doudi.plumbing;

import static doudi.complaint.Desks.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoCollection;
import doudi.complaint.Desks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is inserted together with others ends as if it had been inserted alone. */
class MongoInsertsTest {
  private static final int ADDED = 600;
  private Desks desks;
  private MongoCollection<Document> documents;
  private MongoInserts<Document> inserts;

  @BeforeEach
  void open() throws Exception {
    desks = Desks.open();
    documents = desks.database.getCollection("inserted");
    inserts = desks.mongo.inserts(documents);
  }

  @AfterEach
  void close() throws Exception {
    desks.close();
  }

  /** Of each id one is stored and learns so, every other one learns that the id is taken, and nobody what became of a neighbour. */
  @Test
  void eachLearnsWhatBecameOfItsOwn() {
    var random = new Random(42);
    var ids = new ArrayList<Integer>();
    var outcomes = new ArrayList<Future<Void>>();
    for (int i = 0; i < ADDED; i++) {
      ids.add(random.nextInt(ADDED / 2));
      outcomes.add(inserts.add(new Document("_id", ids.get(i)).append("place", i)));
    }
    await(Future.join(outcomes).otherwiseEmpty());
    List<Document> stored = await(desks.mongo.all(documents.find()));
    assertThat(stored.stream().map(one -> one.getInteger("_id"))).containsExactlyInAnyOrderElementsOf(Set.copyOf(ids));
    Set<Integer> places = stored.stream().map(one -> one.getInteger("place")).collect(Collectors.toSet());
    for (int i = 0; i < ADDED; i++) {
      assertThat(outcomes.get(i).succeeded()).as("document " + i + " with id " + ids.get(i)).isEqualTo(places.contains(i));
      if (outcomes.get(i).failed()) assertThat(MongoFutures.isDuplicateKey(outcomes.get(i).cause())).isTrue();
    }
  }

  /** What the store refuses for another reason is refused alone, too. */
  @Test
  void aRefusalOfAnotherKindIsItsOwnToo() {
    var small = inserts.add(new Document("_id", "small"));
    var bad = inserts.add(new Document("_id", List.of("an array is no id")));
    var later = inserts.add(new Document("_id", "later"));
    await(Future.join(small, bad, later).otherwiseEmpty());
    assertThat(small.succeeded()).isTrue();
    assertThat(later.succeeded()).isTrue();
    assertThat(bad.cause()).isInstanceOf(MongoWriteException.class);
  }

  /** Whoever adds goes on where it was, whoever's batch it went with. */
  @Test
  void endsOnTheCallersContext() {
    var vertx = Vertx.vertx();
    var adding = new MongoFutures(vertx).inserts(documents);
    var ended = new ArrayList<Future<Boolean>>();
    for (int i = 0; i < 20; i++) {
      var same = Promise.<Boolean>promise();
      ended.add(same.future());
      var context = vertx.getOrCreateContext();
      int id = i;
      context.runOnContext(now -> adding.add(new Document("_id", "context " + id))
          .onComplete(done -> same.complete(Vertx.currentContext() == context)));
    }
    assertThat(await(Future.all(ended)).<Boolean>list()).containsOnly(true);
    await(vertx.close());
  }
}
