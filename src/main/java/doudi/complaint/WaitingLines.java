package doudi.complaint;

import doudi.routing.Loads;
import doudi.routing.WindowLoad;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long each window's line is, in memory, so that routing and the position told at filing cost the same with ten complaints or a
 * million. A node's own filings stand in it at once; everything is read anew from the store a moment later, so it is never wrong for
 * long.
 */
public final class WaitingLines implements Loads, ComplaintFeed.Listener {
  /** Positions are told exactly to here; behind it one reads "more than". */
  public static final int EXACT = 200;
  private static final int COUNTED = 2_000;
  /** The recent past whose pace is expected to go on, in opening hours about one day. */
  private static final Duration RECENT = Duration.ofHours(8);

  private record Line(List<String> first, int waiting) {
    static final Line EMPTY = new Line(List.of(), 0);

    int placeOf(String urgency) {
      int found = Collections.binarySearch(first, urgency);
      return (found < 0 ? -found - 1 : found) + 1;
    }

    Line with(String urgency) {
      int place = placeOf(urgency) - 1;
      if (place < first.size() && first.get(place).equals(urgency)) return this;
      var more = new ArrayList<>(first);
      more.add(place, urgency);
      return new Line(more.size() > EXACT ? List.copyOf(more.subList(0, EXACT)) : List.copyOf(more), waiting + 1);
    }
  }

  private final ComplaintStore complaints;
  private final ComplaintCountStore counts;
  private final Clock clock;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Integer> resolved = Map.of();

  public WaitingLines(ComplaintStore complaints, ComplaintCountStore counts, Clock clock) {
    this.complaints = complaints;
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public WindowLoad of(String windowId) {
    double perHour = resolved.getOrDefault(windowId, 0) / (double) RECENT.toHours();
    return new WindowLoad(lines.getOrDefault(windowId, Line.EMPTY).waiting(), perHour);
  }

  /** A newly filed complaint stands in line; its place, from 1, at most {@link #EXACT} + 1. */
  int join(Complaint filed) {
    String urgency = filed.urgency();
    return Math.min(lines.merge(filed.windowId(), Line.EMPTY.with(urgency), (line, one) -> line.with(urgency)).placeOf(urgency), EXACT + 1);
  }

  /** Every line it ever stood in may have moved: a transfer shortens the one it left. */
  @Override
  public Future<Void> told(Complaint complaint) {
    complaint.history().stream().map(event -> (String) event.facts().get("windowId")).filter(Objects::nonNull).forEach(changed::add);
    return Future.succeededFuture();
  }

  /** Reads anew the lines that moved. */
  public Future<Void> refreshChanged() {
    return refresh(List.copyOf(changed));
  }

  public Future<Void> refresh(Collection<String> windowIds) {
    return Future.join(windowIds.stream().map(this::refresh).toList()).mapEmpty();
  }

  private Future<Void> refresh(String windowId) {
    changed.remove(windowId);
    return complaints.urgencies(windowId, EXACT).compose(first -> first.size() < EXACT
        ? Future.succeededFuture(new Line(first, first.size()))
        : counts.waiting(windowId, COUNTED).map(waiting -> new Line(first, waiting)))
        .onSuccess(line -> lines.put(windowId, line)).onFailure(unread -> changed.add(windowId)).mapEmpty();
  }

  /** Reads anew how fast the windows have been of late, and every line, for what other nodes did to it. */
  public Future<Void> refreshPace() {
    return counts.resolvedSince(clock.instant().minus(RECENT)).onSuccess(byWindow -> resolved = byWindow)
        .compose(paced -> refresh(List.copyOf(lines.keySet())));
  }
}
