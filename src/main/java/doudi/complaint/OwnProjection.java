package doudi.complaint;

import doudi.identity.PersonTopics;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Tells residents what happens to their own complaints, on the topic of their account or of their claim code. */
public final class OwnProjection implements ComplaintFeed.Listener {
  static final String EVENT = "complaint";
  /** Filed and routed. Whoever follows by claim code began after these were written, and read them when they began. */
  private static final int FIRST_WRITE = 2;

  private final StreamHub streams;

  public OwnProjection(StreamHub streams) {
    this.streams = streams;
  }

  @Override
  public Future<Void> told(Complaint complaint) {
    var told = new ArrayList<Future<Void>>();
    for (int sequence : complaint.untold()) {
      if (!Hearer.RESIDENT.hears(complaint.event(sequence))) continue;
      String key = complaint.eventId(sequence);
      Supplier<String> text = () -> EventJson.text(complaint, sequence);
      if (complaint.residentId() != null) told.add(streams.tell(PersonTopics.ofResident(complaint.residentId()), key, EVENT, text));
      if (complaint.claimHash() != null && sequence > FIRST_WRITE) told
          .add(streams.tell(PersonTopics.ofClaim(complaint.claimHash()), key, EVENT, text));
    }
    return Future.join(told).mapEmpty();
  }
}
