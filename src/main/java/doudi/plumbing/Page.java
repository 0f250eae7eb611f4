package doudi.plumbing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stretch of a list and the way to the next one.
 *
 * @param next cursor of the following stretch; empty at the end of the list
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** Cuts a list that was read with one item more than {@code limit}; the cursor is made from the last item kept. */
  public static <T> Page<T> cut(List<T> readOneMore, int limit, Function<T, Cursor> position) {
    if (readOneMore.size() <= limit) return new Page<>(readOneMore, Optional.empty());
    List<T> kept = readOneMore.subList(0, limit);
    return new Page<>(kept, Optional.of(position.apply(kept.get(limit - 1))));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> shape) {
    return new Page<>(items.stream().<R>map(shape).toList(), next);
  }
}
