package doudi.webhook;

import java.time.Instant;
import java.util.Locale;

/**
 * An address of a platform's owner that is told of hotspots on the platform.
 *
 * @param secret {@code whsec_…}, with which every delivery is signed
 */
public record Webhook(String id, String platformId, String url, String secret, Instant createdAt, State state) {
  /** Whether anything is sent. */
  public enum State {
    ACTIVE,
    /** The receiver answered 410: it wants nothing any more. */
    GONE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "Webhook[" + id + ", " + platformId + "]";
  }
}
