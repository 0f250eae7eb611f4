package doudi.photo;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where pictures lie, each whole under its name or not at all. */
public interface PhotoStore {
  Future<Void> open();

  /** Durable when the future completes. One that lies there already counts as put just now. */
  Future<Void> put(PhotoName name, byte[] jpeg, Instant at);

  Future<Optional<byte[]>> find(PhotoName name);

  /** Nothing happens when it was put later than that, or is not there. */
  Future<Void> remove(PhotoName name, Instant putUntil);

  /** Names of what was put until then, in an order of their own, from behind {@code after}; none at the end only. */
  Future<List<PhotoName>> names(Instant putUntil, Optional<PhotoName> after, int limit);
}
