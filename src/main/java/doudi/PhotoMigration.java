package doudi;

import doudi.photo.PhotoName;
import doudi.photo.PhotoStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Copies every photo that is not there yet, and reads each again on the other side. */
final class PhotoMigration {
  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final int PAGE = 200;

  private final PhotoStore from;
  private final PhotoStore to;
  private final Clock clock;
  private final Consumer<String> progress;

  PhotoMigration(PhotoStore from, PhotoStore to, Clock clock, Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.clock = clock;
    this.progress = progress;
  }

  /** Fails, naming the complaint, when a photo differs on the other side. */
  Future<Void> run() {
    return Future.all(from.open(), to.open()).compose(open -> page(Optional.empty(), 0));
  }

  private Future<Void> page(Optional<PhotoName> after, int done) {
    return from.names(EVER, after, PAGE).compose(names -> {
      progress.accept("%-16s %,d %s".formatted("photos", done, names.isEmpty() ? "on both sides, the same" : "…"));
      if (names.isEmpty()) return Future.succeededFuture();
      return each(names).compose(copied -> page(Optional.of(names.get(names.size() - 1)), done + names.size()));
    });
  }

  private Future<Void> each(List<PhotoName> names) {
    return names.isEmpty() ? Future.succeededFuture() : one(names.get(0)).compose(copied -> each(names.subList(1, names.size())));
  }

  private Future<Void> one(PhotoName name) {
    return from.find(name).compose(here -> here.isEmpty() ? Future.succeededFuture() : to.find(name)
        .compose(there -> there.isPresent() ? Future.succeededFuture() : to.put(name, here.get(), clock.instant()))
        .compose(put -> to.find(name))
        .compose(there -> there.filter(copy -> Arrays.equals(copy, here.get())).isPresent() ? Future.succeededFuture()
            : Future.failedFuture("not the same on both sides: the photo of " + name.complaintId() + "; run the migration again")));
  }
}
