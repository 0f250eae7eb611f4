package doudi.complaint;

/** Public, unguessable key of a complaint; also its key in the store. */
public record ComplaintId(String value) {
  public ComplaintId {
    if (value.isBlank()) throw new IllegalArgumentException("complaint id is blank");
  }
}
