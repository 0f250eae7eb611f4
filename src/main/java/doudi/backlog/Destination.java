package doudi.backlog;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the complaints go, as whom, and in which language the answers come. */
record Destination(URI url, Optional<String> token, Optional<String> window, boolean english) {
  Destination {
    if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getQuery() != null) {
      throw new GivingUp(Words.BAD_URL, url);
    }
    if (window.isPresent() && token.isEmpty()) {
      throw new GivingUp(Words.WINDOW_NEEDS_TOKEN);
    }
    if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new GivingUp(Words.BAD_TOKEN);
    }
  }

  boolean anonymous() {
    return token.isEmpty();
  }

  URI endpoint() {
    String base = url.toString().replaceAll("/+$", "");
    String path = window.map(id -> "/v1/windows/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/complaints")
        .orElse("/v1/complaints");
    return URI.create(base + path);
  }

  /** Leaves the token out, so that it cannot reach a log. */
  @Override
  public String toString() {
    return endpoint().toString();
  }
}
