package doudi.plumbing;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a caller may follow, decided when the stream opens and again when rights may have changed.
 *
 * @param who whose rights it hangs on; those of this name are asked again at once when they change
 * @param topics one or two, in an order that stays the same
 * @param shows which items of the topics this caller may hear
 */
public record Subscription(String who, List<String> topics, Predicate<StreamItem> shows) {
  public Subscription { topics = List.copyOf(topics); }

  public static Subscription to(String who, List<String> topics) {
    return new Subscription(who, topics, item -> true);
  }
}
