package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.FilingDesk;
import doudi.complaint.ServiceRequestStore;
import doudi.identity.CallerDesk;
import doudi.identity.Secrets;
import doudi.open311.Open311Desk;
import doudi.open311.Open311Handler;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Clock;

/** The share of the composition root that speaks to other systems. */
final class OpenParts {
  private final ServiceRequestStore requests;
  final Open311Handler open311;

  OpenParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, CityDesk cities, FilingDesk filing, CallerDesk callers,
      Messages messages, Clock clock) {
    requests = new ServiceRequestStore(mongo, database, secrets.keyFor("contact"));
    open311 = new Open311Handler(new Open311Desk(cities, filing, requests, callers, messages, clock), messages);
  }

  Future<Void> createIndexes() {
    return requests.createIndexes();
  }
}
