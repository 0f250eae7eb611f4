package doudi.identity;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import org.bson.Document;

/** The installation's secret, for installations that were not given one: made once, the same on every node of the store. */
public final class SecretStore {
  private final MongoFutures mongo;
  private final MongoCollection<Document> secrets;

  public SecretStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.secrets = database.getCollection("secrets");
  }

  public Future<byte[]> readOrMake() {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    var keepFirst = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    var set = Updates.setOnInsert("value", Base64.getEncoder().encodeToString(fresh));
    return mongo.first(secrets.findOneAndUpdate(eq("_id", "installation"), set, keepFirst))
        .recover(raced -> MongoFutures.isDuplicateKey(raced) ? mongo.first(secrets.find(eq("_id", "installation")).limit(1))
            : Future.failedFuture(raced))
        .map(found -> Base64.getDecoder().decode(found.orElseThrow().getString("value")));
  }
}
