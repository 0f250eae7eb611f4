package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.calendar.CalendarDesk;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.figure.Definitions;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.HotspotDesk;
import doudi.hotspot.HotspotHandlers;
import doudi.hotspot.HotspotProjection;
import doudi.hotspot.HotspotStore;
import doudi.hotspot.HotspotStream;
import doudi.hotspot.VolumeDesk;
import doudi.hotspot.VolumeHandlers;
import doudi.hotspot.VolumeStore;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** The hotspots' share of the composition root. */
final class HotspotParts {
  private final HotspotStore store;
  private final VolumeStore volumes;
  private final CityDesk cities;
  private final Clock clock;
  final HotspotBoard board;
  final HotspotProjection projection;
  final HotspotDesk desk;

  HotspotParts(MongoFutures mongo, MongoDatabase database, ComplaintCountStore counts, ComplaintStore complaints, CityDesk cities,
      CalendarDesk calendars, StreamHub streams, Clock clock) {
    store = new HotspotStore(mongo, database);
    volumes = new VolumeStore(mongo, database);
    board = new HotspotBoard(store, volumes, calendars::current, clock);
    projection = new HotspotProjection(counts, store, board, streams);
    desk = new HotspotDesk(board, complaints, cities);
    this.cities = cities;
    this.clock = clock;
  }

  List<Operations.Capability> handlers(ComplaintJson json, Definitions definitions) {
    return List.of(new HotspotHandlers(desk, json, definitions, clock), new HotspotStream(desk),
        new VolumeHandlers(new VolumeDesk(board, cities)));
  }

  Future<Void> createIndexes() {
    return Future.all(store.createIndexes(), volumes.createIndexes()).mapEmpty();
  }
}
