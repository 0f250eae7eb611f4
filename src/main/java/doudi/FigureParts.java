package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.WindowCountStore;
import doudi.identity.Secrets;
import doudi.load.LoadDesk;
import doudi.load.LoadHandlers;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** What the figures of the staff and of the public need, put together. */
final class FigureParts {
  private final WindowCountStore windowCounts;

  /** @param capabilities what the program serves; the figures' share is added */
  FigureParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, ComplaintJson json, CityDesk cities, Clock clock,
      List<Operations.Capability> capabilities) {
    windowCounts = new WindowCountStore(mongo, database, secrets.keyFor("contact"));
    capabilities.add(new LoadHandlers(new LoadDesk(windowCounts, cities, clock), json, clock));
  }

  Future<Void> createIndexes() {
    return windowCounts.createIndexes();
  }
}
