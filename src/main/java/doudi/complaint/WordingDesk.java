package doudi.complaint;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Which answers were given word for word, and how often residents did not agree. Counted anew each time; nothing is kept. */
public final class WordingDesk {
  private static final int LOOKED_AT = 500;
  private static final int SHOWN = 20;

  private final WorkStore store;

  public WordingDesk(WorkStore store) {
    this.store = store;
  }

  /** Most used first, from what was answered last; of the whole city, because a figure of few people is not shown. */
  public Future<List<Wording>> list(Optional<String> serviceId) {
    return store.answered(serviceId, LOOKED_AT).map(answered -> Wording.count(answered).stream().limit(SHOWN).toList());
  }
}
