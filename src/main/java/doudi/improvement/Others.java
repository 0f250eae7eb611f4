package doudi.improvement;

import doudi.catalog.FailureKind;
import doudi.complaint.Bucket;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which untouched hotspots a changed one is held against: those most like it, on which the change cannot have worked. */
final class Others {
  private static final int MOST = 40;
  /** With fewer before, a hotspot tells nothing about what happened by itself. */
  private static final int ENOUGH_BEFORE = 5;

  private Others() {}

  /** @param touched hotspots that were changed in these days, the one in question among them */
  static List<Bucket> like(Bucket changed, Contrast.Change change, Map<Bucket, Contrast.Change> all, Collection<Bucket> touched) {
    double level = Math.log(change.before().count() + 1);
    Comparator<Map.Entry<Bucket, Contrast.Change>> likest = Comparator
        .comparingInt((Map.Entry<Bucket, Contrast.Change> one) -> unlikeness(changed, one.getKey()))
        .thenComparingDouble(one -> Math.abs(Math.log(one.getValue().before().count() + 1) - level))
        .thenComparing(one -> one.getKey().id());
    return all.entrySet().stream().filter(one -> one.getValue().isTold() && one.getValue().before().count() >= ENOUGH_BEFORE)
        .filter(one -> touched.stream().noneMatch(bucket -> isNear(bucket, one.getKey())))
        .sorted(likest).limit(MOST).map(Map.Entry::getKey).toList();
  }

  /** A change of a service on a platform may work in every district and on every kind of failure there. */
  private static boolean isNear(Bucket touched, Bucket other) {
    return Objects.equals(touched.platformId(), other.platformId()) && Objects.equals(touched.serviceId(), other.serviceId());
  }

  private static int unlikeness(Bucket changed, Bucket other) {
    if (Objects.equals(changed.failureKind(), other.failureKind())) return 0;
    return group(changed).isPresent() && group(changed).equals(group(other)) ? 1 : 2;
  }

  private static Optional<FailureKind.Group> group(Bucket bucket) {
    return FailureKind.of(bucket.failureKind()).map(FailureKind::group);
  }
}
