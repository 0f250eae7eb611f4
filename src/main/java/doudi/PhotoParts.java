package doudi;

import doudi.complaint.ComplaintDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.photo.PhotoDesk;
import doudi.photo.PhotoHandlers;
import doudi.photo.PhotoStore;
import doudi.photo.PhotoSweepDesk;
import doudi.plumbing.Pictures;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The share of the composition root that keeps the residents' photos. */
final class PhotoParts {
  final PhotoStore store;
  final PhotoSweepDesk sweep;
  final PhotoHandlers handlers;

  PhotoParts(Vertx vertx, Storage storage, ComplaintStore complaints, ComplaintDesk desk, ComplaintJson json, Clock clock) {
    store = storage.photos();
    sweep = new PhotoSweepDesk(store, complaints::find, storage.leases(), clock);
    handlers = new PhotoHandlers(new PhotoDesk(desk, store, new Pictures(vertx), clock), desk, json);
  }
}
