package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.complaint.WaitingLines;
import doudi.complaint.WordingDesk;
import doudi.complaint.WordingHandlers;
import doudi.complaint.WorkStore;
import doudi.identity.Secrets;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.plumbing.StreamHub;
import doudi.queue.QueueDesk;
import doudi.queue.QueueHandlers;
import doudi.queue.QueueProjection;
import doudi.queue.QueueStream;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The queues' share of the composition root: what waits at a window, what is in hand, and the answers given before. */
final class QueueParts {
  final QueueProjection projection;
  private final WorkStore work;
  private final QueueDesk desk;

  QueueParts(MongoFutures mongo, MongoDatabase database, Secrets secrets, ComplaintStore store, ComplaintCountStore counts,
      ComplaintDesk complaints, ComplaintFeed feed, WaitingLines lines, StreamHub streams, Clock clock, Duration lease) {
    work = new WorkStore(mongo, database, secrets.keyFor("contact"));
    desk = new QueueDesk(store, work, complaints, feed, clock, lease);
    projection = new QueueProjection(streams, counts, lines);
  }

  List<Operations.Capability> handlers(ComplaintJson json) {
    return List.of(new QueueHandlers(desk, json), new QueueStream(desk), new WordingHandlers(new WordingDesk(work)));
  }

  Future<Void> createIndexes() {
    return work.createIndexes();
  }
}
