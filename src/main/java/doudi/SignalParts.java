package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.calendar.CalendarDesk;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.complaint.RecentStore;
import doudi.identity.Secrets;
import doudi.load.LoadDesk;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.signal.ComparisonDesk;
import doudi.signal.ComparisonHandlers;
import doudi.signal.SignalDesk;
import doudi.signal.SignalHandlers;
import doudi.signal.SignalStore;
import doudi.signal.SignalSweepDesk;
import doudi.signal.SignalWords;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** The signals' share of the composition root. */
final class SignalParts {
  private final SignalStore store;
  private final SignalDesk desk;
  private final SignalWords words;
  private final ComparisonDesk comparisons;
  private final Messages messages;
  private final CityDesk cities;
  private final Clock clock;
  final SignalSweepDesk sweep;

  SignalParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, ComplaintStore complaints, FigureParts figures,
      ImprovementParts improvements, NoticeParts notices, CityDesk cities, CalendarDesk calendars, Messages messages, Clock clock) {
    store = new SignalStore(mongo, database);
    desk = new SignalDesk(store, complaints, clock);
    words = new SignalWords(messages);
    var recent = new RecentStore(mongo, database, secrets.keyFor("contact"));
    sweep = new SignalSweepDesk(store, recent, notices.desk, words, cities, calendars, new LeaseStore(mongo, database), clock);
    comparisons = new ComparisonDesk(new LoadDesk(figures.store, cities, clock), improvements.improvementDesk);
    this.messages = messages;
    this.cities = cities;
    this.clock = clock;
  }

  List<Operations.Capability> handlers(ComplaintJson json) {
    return List.of(new SignalHandlers(desk, words, json, cities), new ComparisonHandlers(comparisons, messages, cities, clock));
  }

  Future<Void> createIndexes() {
    return store.createIndexes();
  }
}
