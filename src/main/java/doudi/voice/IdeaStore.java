package doudi.voice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Ideas, each in one of the places that its sender has on one day, so that no more than those fit in. */
public final class IdeaStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> ideas;

  public IdeaStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.ideas = database.getCollection("ideas");
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(ideas.createIndex(Indexes.ascending("place"), new IndexOptions().unique(true).name("place"))),
        mongo.first(ideas.createIndex(Indexes.ascending("platformId", "_id"), new IndexOptions().name("platform")))).mapEmpty();
  }

  /** False, and nothing kept, when the place is taken. */
  Future<Boolean> add(Idea idea, String place) {
    var document = new Document("_id", idea.id()).append("platformId", idea.platformId()).append("serviceId", idea.serviceId())
        .append("departmentId", idea.departmentId()).append("words", idea.words()).append("sentAt", Date.from(idea.sentAt()))
        .append("place", place);
    return mongo.first(ideas.insertOne(document)).map(true)
        .recover(failure -> MongoFutures.isDuplicateKey(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
  }

  /**
   * Newest first, from behind {@code before}; one more than {@code limit}.
   *
   * @param departmentIds only those of these; empty for all
   */
  Future<List<Idea>> page(String platformId, Optional<Collection<String>> departmentIds, Optional<String> before, int limit) {
    Bson platform = eq("platformId", platformId);
    Bson from = before.map(id -> and(platform, lt("_id", id))).orElse(platform);
    Bson which = departmentIds.map(ids -> and(from, in("departmentId", ids))).orElse(from);
    return mongo.all(ideas.find(which).sort(descending("platformId", "_id")).limit(limit + 1))
        .map(all -> all.stream().map(IdeaStore::idea).toList());
  }

  private static Idea idea(Document document) {
    return new Idea(document.getString("_id"), document.getString("platformId"), document.getString("serviceId"),
        document.getString("departmentId"), document.getString("words"), document.getDate("sentAt").toInstant());
  }
}
