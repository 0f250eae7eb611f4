package doudi.bench;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClients;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;

/** How many bytes a stored complaint takes, as the store itself holds it. */
final class StoredSize {
  private StoredSize() {}

  static OptionalInt ofComplaint(String mongo) throws Exception {
    var uri = new ConnectionString(mongo);
    try (var client = MongoClients.create(uri)) {
      var found = new CompletableFuture<RawBsonDocument>();
      client.getDatabase(uri.getDatabase() == null ? "doudi" : uri.getDatabase()).getCollection("complaints", RawBsonDocument.class)
          .find().limit(1).subscribe(new LastValue<>(found));
      var complaint = found.get(40, TimeUnit.SECONDS);
      return complaint == null ? OptionalInt.empty() : OptionalInt.of(complaint.getByteBuffer().remaining());
    }
  }
}
