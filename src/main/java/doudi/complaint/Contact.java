package doudi.complaint;

/** How the resident may be reached; either part may be null. Encrypted in the store, never in a log. */
public record Contact(String name, String phone) {
  @Override
  public String toString() {
    return "Contact[***]";
  }
}
