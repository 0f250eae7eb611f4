package doudi.photo;

import doudi.complaint.Complaint;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stored picture is called: whose it is, and what it is, so that it can be told from its name whether it is whole and wanted. */
public record PhotoName(String complaintId, String digest) implements Comparable<PhotoName> {
  private static final Pattern TEXT = Pattern.compile("([0-9A-Za-z_-]+)-([0-9a-f]{64})\\.jpg");
  private static final Comparator<PhotoName> ORDER = Comparator.comparing(PhotoName::digest).thenComparing(PhotoName::complaintId);

  public PhotoName {
    if (!TEXT.matcher(complaintId + "-" + digest + ".jpg").matches()) throw new IllegalArgumentException("no photo's name: " + complaintId);
  }

  /** Of the picture that the complaint has now. */
  static Optional<PhotoName> of(Complaint complaint) {
    return complaint.photo().map(photo -> new PhotoName(complaint.id().value(), photo.digest()));
  }

  static Optional<PhotoName> parse(String text) {
    Matcher name = TEXT.matcher(text);
    return name.matches() ? Optional.of(new PhotoName(name.group(1), name.group(2))) : Optional.empty();
  }

  String text() {
    return complaintId + "-" + digest + ".jpg";
  }

  /** Pictures lie in 256 drawers. */
  String drawer() {
    return digest.substring(0, 2);
  }

  @Override public int compareTo(PhotoName other) { return ORDER.compare(this, other); }
}
