package doudi.plumbing;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which topics somebody follows, on any node, or followed so lately that they may resume. What is told on any other topic is written down
 * nowhere: whoever begins to follow later reads how things stand by then.
 */
final class StreamAudience {
  /** How often a reader who stays is noted again; no clock of another node is further off. */
  static final Duration RENEWAL = Duration.ofMinutes(30);
  private static final Duration MARGIN = RENEWAL.multipliedBy(2);

  private final StreamStore store;
  private final Clock clock;
  private final Duration memory;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  /** @param memory how old a place may be from which a reader resumes */
  StreamAudience(StreamStore store, Clock clock, Duration memory) {
    this.store = store;
    this.clock = clock;
    this.memory = memory;
  }

  /** Notes that somebody follows, before they learn where they stand. Whether all of the topics had an audience until now. */
  Future<Boolean> join(List<String> topics) {
    Instant now = clock.instant();
    Instant until = now.plus(memory).plus(MARGIN);
    var joined = topics.stream().map(topic -> store.follow(topic, until).onSuccess(before -> known.put(topic, until))).toList();
    return Future.all(joined).map(all -> joined.stream().allMatch(one -> one.result().filter(before -> before.isAfter(now)).isPresent()));
  }

  /** Those of the topics that have an audience, asked for after this call where it is not known. */
  Future<Set<String>> among(Collection<String> topics) {
    Instant now = clock.instant();
    Set<String> followed = topics.stream().filter(topic -> known.getOrDefault(topic, Instant.MIN).isAfter(now))
        .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
    List<String> unknown = topics.stream().filter(topic -> !followed.contains(topic)).distinct().toList();
    if (unknown.isEmpty()) return Future.succeededFuture(followed);
    return store.followed(unknown, now).map(found -> {
      known.putAll(found);
      followed.addAll(found.keySet());
      return followed;
    });
  }

  /** Drops what nobody follows any more. */
  void forget() {
    Instant now = clock.instant();
    known.values().removeIf(until -> !until.isAfter(now));
  }
}
