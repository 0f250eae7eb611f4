package doudi;

import doudi.complaint.ComplaintCountStore;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.complaint.WaitingLines;
import doudi.plumbing.StreamHub;
import doudi.queue.QueueDesk;
import doudi.queue.QueueHandlers;
import doudi.queue.QueueProjection;
import doudi.queue.QueueStream;
import java.time.Clock;
import java.time.Duration;

/** The queues' share of the composition root. */
final class QueueParts {
  final QueueHandlers handlers;
  final QueueStream stream;
  final QueueProjection projection;

  QueueParts(ComplaintStore store, ComplaintCountStore counts, ComplaintDesk complaints, ComplaintFeed feed, WaitingLines lines,
      StreamHub streams, ComplaintJson json, Clock clock, Duration lease) {
    var desk = new QueueDesk(store, complaints, feed, clock, lease);
    handlers = new QueueHandlers(desk, json);
    stream = new QueueStream(desk);
    projection = new QueueProjection(streams, counts, lines);
  }
}
