package doudi.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** What this node has written down lately, so that it need not ask the store again. Forgetting is harmless. */
final class RecentlyTold<K, V> {
  private final Map<K, V> told;

  RecentlyTold(int kept) {
    told = new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > kept;
      }
    };
  }

  synchronized Optional<V> of(K key) {
    return Optional.ofNullable(told.get(key));
  }

  synchronized void note(K key, V value, BinaryOperator<V> merge) {
    told.merge(key, value, merge);
  }
}
