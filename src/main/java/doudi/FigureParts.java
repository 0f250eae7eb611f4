package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.FigureStore;
import doudi.figure.DefinitionHandlers;
import doudi.figure.Definitions;
import doudi.figure.FigureJson;
import doudi.hotspot.HotspotBoard;
import doudi.hotspot.SummaryDesk;
import doudi.hotspot.SummaryHandlers;
import doudi.identity.Secrets;
import doudi.load.LoadDesk;
import doudi.load.LoadHandlers;
import doudi.open.OpenDataHandler;
import doudi.open.OpenDesk;
import doudi.open.OpenHandlers;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import java.time.Clock;
import java.util.List;

/** What the figures of the staff and of the public need, put together. */
final class FigureParts {
  final FigureStore store;
  final OpenDesk published;
  final OpenDataHandler data;
  private final Definitions definitions;
  private final OpenHandlers open;
  private final CityDesk cities;
  private final Clock clock;

  FigureParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, CityDesk cities, HotspotBoard board, Definitions definitions,
      Messages messages, Clock clock) {
    this.definitions = definitions;
    this.store = new FigureStore(mongo, database, secrets.keyFor("contact"));
    this.cities = cities;
    this.clock = clock;
    this.published = new OpenDesk(board, cities, clock);
    this.open = new OpenHandlers(published, cities, definitions, messages);
    this.data = new OpenDataHandler(published, open, messages);
  }

  List<Operations.Capability> handlers(HotspotParts hotspots, ComplaintJson json) {
    return List.of(new LoadHandlers(new LoadDesk(store, cities, clock), json, definitions, clock),
        new SummaryHandlers(new SummaryDesk(hotspots.board, hotspots.desk, store), json, definitions, clock), open,
        new DefinitionHandlers(new FigureJson(definitions)));
  }
}
