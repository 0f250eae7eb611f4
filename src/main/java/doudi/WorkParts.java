package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.complaint.WordingDesk;
import doudi.complaint.WordingHandlers;
import doudi.complaint.WorkStore;
import doudi.identity.Secrets;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.queue.QueueDesk;
import doudi.queue.QueueHandlers;
import doudi.queue.QueueStream;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What a window works with, put together: its queue, what is in hand, and the answers given before. */
final class WorkParts {
  private final WorkStore store;
  final QueueDesk queue;
  private final WordingDesk wordings;

  WorkParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, ComplaintStore complaintStore, ComplaintDesk complaints,
      ComplaintFeed feed, Clock clock, Duration lease) {
    store = new WorkStore(mongo, database, secrets.keyFor("contact"));
    queue = new QueueDesk(complaintStore, store, complaints, feed, clock, lease);
    wordings = new WordingDesk(store);
  }

  List<Operations.Capability> handlers(ComplaintJson json) {
    return List.of(new QueueHandlers(queue, json), new QueueStream(queue), new WordingHandlers(wordings));
  }

  Future<Void> createIndexes() {
    return store.createIndexes();
  }
}
