package doudi.improvement;

import doudi.catalog.Catalog;
import doudi.complaint.Bucket;
import doudi.identity.Caller;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which departments a hotspot is the business of, and whether somebody belongs to them. */
final class Offices {
  private Offices() {}

  /** The platform's owner and the service's; empty where neither is named. */
  static Set<String> of(Bucket bucket, Catalog catalog) {
    return Stream.concat(platform(bucket.platformId(), catalog), service(bucket.serviceId(), catalog)).collect(Collectors.toSet());
  }

  private static Stream<String> platform(String id, Catalog catalog) {
    return id == null ? Stream.empty() : catalog.platform(id).map(one -> one.departmentId()).stream();
  }

  private static Stream<String> service(String id, Catalog catalog) {
    return id == null ? Stream.empty() : catalog.service(id).map(one -> one.departmentId()).stream();
  }

  static boolean belongs(Caller caller, Set<String> departments) {
    return caller.departmentIds().stream().anyMatch(departments::contains);
  }

  static boolean isOn(String platformId, String hotspotId) {
    return Bucket.parse(hotspotId).map(Bucket::platformId).filter(platformId::equals).isPresent();
  }
}
