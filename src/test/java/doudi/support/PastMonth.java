package doudi.support;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintStore;
import doudi.plumbing.MongoFutures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts complaints with their whole story into the store, as if the program had run all the while and everybody had been told. */
public final class PastMonth {
  private static final byte[] NO_CONTACTS = new byte[32];

  private PastMonth() {}

  /** Of each only what has happened by now; those still to come are left out. */
  public static void put(RunningApp app, List<Complaint> complaints) throws Exception {
    var store = new ComplaintStore(new MongoFutures(app.vertx()), app.database(), NO_CONTACTS);
    Instant now = app.clock().instant();
    for (Complaint complaint : complaints) {
      if (complaint.filedAt().isAfter(now)) continue;
      Complaint past = complaint.asOf((int) complaint.history().stream().filter(event -> !event.at().isAfter(now)).count());
      store.add(past).await(10, TimeUnit.SECONDS);
      store.markTold(List.of(past)).await(10, TimeUnit.SECONDS);
    }
  }
}
