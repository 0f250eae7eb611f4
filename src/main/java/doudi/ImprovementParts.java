package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.improvement.KeptStore;
import doudi.improvement.Reading;
import doudi.improvement.ReadingDesk;
import doudi.improvement.ReadingHandlers;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** From hotspot to verdict: the share of the composition root. */
final class ImprovementParts {
  private final KeptStore<Reading> readings;
  private final ReadingDesk readingDesk;
  private final Clock clock;

  ImprovementParts(MongoFutures mongo, MongoDatabase database, HotspotParts hotspots, ComplaintStore complaints, CityDesk cities,
      Clock clock) {
    readings = KeptStore.ofReadings(mongo, database);
    readingDesk = new ReadingDesk(readings, complaints, hotspots.desk, cities, clock);
    this.clock = clock;
  }

  List<Operations.Capability> capabilities(ComplaintJson json) {
    return List.of(new ReadingHandlers(readingDesk, json, clock));
  }

  Future<Void> createIndexes() {
    return readings.createIndexes();
  }
}
