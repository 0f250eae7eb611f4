package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.burden.BurdenDesk;
import doudi.burden.BurdenHandlers;
import doudi.burden.BurdenProjection;
import doudi.burden.BurdenStore;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.FigureStore;
import doudi.figure.Definitions;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.MongoFutures;
import java.time.Clock;

/** The share of the composition root that meters what the program asks of people. */
final class BurdenParts {
  final BurdenHandlers handlers;
  private final BurdenProjection projection;

  BurdenParts(MongoFutures mongo, MongoDatabase database, FigureStore complaints, CityDesk cities, Definitions definitions, Clock clock) {
    var store = new BurdenStore(mongo, database);
    projection = new BurdenProjection(store, complaints, cities, new LeaseStore(mongo, database), clock);
    handlers = new BurdenHandlers(new BurdenDesk(store, clock), definitions);
  }

  void start(Chores chores, ComplaintFeed feed) {
    feed.listen(projection);
    chores.leisurely(5_000, Chores.A_HUNDREDTH, "count burden", projection::recountTouched);
    chores.leisurely(5_000, Chores.A_HUNDREDTH, "count burden anew", projection::recountOld);
  }
}
