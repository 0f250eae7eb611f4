package doudi.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where failures can concentrate: platform × service × failure kind × district. A part nobody has named is null.
 *
 * @param districtId never null: the city stands for an area that was not named
 */
public record Bucket(String platformId, String serviceId, String failureKind, String districtId) {
  private static final String BETWEEN = "~";
  private static final String UNNAMED = "-";
  private static final String DAY = "@";

  public static Bucket of(Complaint complaint) {
    return new Bucket(complaint.platformId(), complaint.filing().serviceId(), complaint.failureKind(), complaint.filing().districtId());
  }

  /** Reads what {@link #id} wrote; empty for anything else. */
  public static Optional<Bucket> parse(String id) {
    String[] parts = id.split(BETWEEN, -1);
    if (parts.length != 4 || Stream.of(parts).anyMatch(String::isEmpty) || id.contains(DAY)) return Optional.empty();
    return Optional.of(new Bucket(named(parts[0]), named(parts[1]), named(parts[2]), parts[3]));
  }

  /** ASCII, stable, safe in a path: {@code rencai-app~housing-subsidy~wrongly-refused~anhe-east}. */
  public String id() {
    return part(platformId) + BETWEEN + part(serviceId) + BETWEEN + part(failureKind) + BETWEEN + districtId;
  }

  /** Key of what was filed on one day; sorts by bucket, then by day. */
  public String on(LocalDate day) {
    return id() + DAY + day;
  }

  /** Every key a complaint has ever been counted under, the present one first: where no resident named the failure, each cause moves it. */
  static List<String> daysOf(Complaint complaint, LocalDate day) {
    Bucket now = of(complaint);
    Stream<String> causes = complaint.history().stream().filter(ComplaintEvent.Resolved.class::isInstance)
        .map(event -> ((ComplaintEvent.Resolved) event).resolution().cause());
    String named = complaint.filing().failureKind();
    return Stream.concat(Stream.of(now.failureKind, named), named == null ? causes : Stream.empty()).distinct()
        .map(kind -> new Bucket(now.platformId, now.serviceId, kind, now.districtId).on(day)).toList();
  }

  private static String part(String named) {
    return named == null ? UNNAMED : named;
  }

  private static String named(String part) {
    return UNNAMED.equals(part) ? null : part;
  }
}
