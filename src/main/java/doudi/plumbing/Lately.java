package doudi.plumbing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What this node has found out or done lately, so that it need not do so again. Forgetting is harmless. Safe for several threads. */
public final class Lately<K, V> {
  private final Map<K, V> known;

  /** @param kept so many; what was asked for longest ago goes first */
  public Lately(int kept) {
    known = new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > kept;
      }
    };
  }

  public synchronized Optional<V> of(K key) {
    return Optional.ofNullable(known.get(key));
  }

  public synchronized void note(K key, V value, BinaryOperator<V> merge) {
    known.merge(key, value, merge);
  }
}
