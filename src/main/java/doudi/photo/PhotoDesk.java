package doudi.photo;

import doudi.complaint.Complaint;
import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintId;
import doudi.identity.Access;
import doudi.identity.Caller;
import doudi.plumbing.Picture;
import doudi.plumbing.Pictures;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resident's picture of what the app showed: added, replaced and taken back by them alone, seen by them and by the window. */
public final class PhotoDesk {
  private static final Logger log = LoggerFactory.getLogger(PhotoDesk.class);
  private static final int TRIES = 5;

  private final ComplaintDesk complaints;
  private final PhotoStore store;
  private final Pictures pictures;
  private final Clock clock;

  public PhotoDesk(ComplaintDesk complaints, PhotoStore store, Pictures pictures, Clock clock) {
    this.complaints = complaints;
    this.store = store;
    this.pictures = pictures;
    this.clock = clock;
  }

  /** Fails with {@code not-found} when there is none, and for whoever sees complaints masked only: there may be names in the picture. */
  public Future<byte[]> read(Caller caller, ComplaintId id) {
    if (Access.masked(caller)) return Future.failedFuture(Refusal.notFound());
    return complaints.read(caller, id).compose(complaint -> {
      PhotoName name = PhotoName.of(complaint).orElseThrow(Refusal::notFound);
      return store.find(name).map(found -> found.orElseThrow(() -> missing(name)));
    });
  }

  private static Refusal missing(PhotoName name) {
    log.warn("a photo is not where it should be, was it left out of a restore? complaint={}", name.complaintId());
    return Refusal.notFound();
  }

  /** The picture lies in its store before the complaint says so. The same one again changes nothing. */
  public Future<Complaint> attach(Caller caller, ComplaintId id, Optional<String> match, byte[] sent) {
    if (!caller.isResidentSide()) return Future.failedFuture(Refusal.forbidden("Only the resident shows what the app showed."));
    return complaints.read(caller, id).compose(complaint -> {
      complaint.mustBeOpen();
      return pictures.madeAnew(sent);
    }).compose(picture -> attach(caller, id, match, picture, TRIES));
  }

  /** Again when somebody changed the complaint meanwhile, which does not concern the picture unless the caller says so. */
  private Future<Complaint> attach(Caller caller, ComplaintId id, Optional<String> match, Picture picture, int tries) {
    return complaints.read(caller, id).compose(before -> {
      Optional<PhotoName> old = PhotoName.of(before);
      var name = new PhotoName(before.id().value(), picture.digest());
      if (old.filter(name::equals).isPresent()) return Future.succeededFuture(before);
      before.mustTakePhoto();
      return store.put(name, picture.jpeg(), clock.instant())
          .compose(put -> complaints.addPhoto(caller, id, match, picture.digest()))
          .onSuccess(added -> old.ifPresent(this::forget));
    }).recover(failure -> tries > 1 && match.isEmpty() && lostRace(failure)
        ? attach(caller, id, match, picture, tries - 1) : Future.failedFuture(failure));
  }

  private static boolean lostRace(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code().equals("changed-meanwhile");
  }

  public Future<Complaint> remove(Caller caller, ComplaintId id, Optional<String> match) {
    return complaints.read(caller, id).compose(before -> complaints.removePhoto(caller, id, match)
        .onSuccess(removed -> PhotoName.of(before).ifPresent(this::forget)));
  }

  /** Nobody waits for it; what stays behind is swept. */
  private void forget(PhotoName name) {
    store.remove(name, clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .onFailure(failure -> log.warn("a photo that was taken back still lies there, it will be swept complaint={}", name.complaintId(),
            failure));
  }
}
