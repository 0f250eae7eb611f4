package doudi.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver knows that a delivery is ours and whole: Standard Webhooks 1.0, {@code v1} with HMAC-SHA256. */
final class Signature {
  static final String PREFIX = "whsec_";

  private Signature() {}

  /** The headers of one try. */
  static Map<String, String> headers(String secret, String id, Instant now, String body) {
    String timestamp = Long.toString(now.getEpochSecond());
    String signature = of(secret, id + "." + timestamp + "." + body);
    return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", "v1," + signature);
  }

  static String secret(byte[] random) {
    return PREFIX + Base64.getEncoder().encodeToString(random);
  }

  private static String of(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks HmacSHA256", impossible);
    }
  }
}
