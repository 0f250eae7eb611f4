package doudi.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys for one purpose each, all derived from the installation's one secret, so that a leaked one opens nothing else. */
public final class Secrets {
  private final byte[] master;

  /** @param master at least 32 bytes, the same on every node of an installation */
  public Secrets(byte[] master) {
    if (master.length < 32) throw new IllegalArgumentException("the secret has fewer than 32 bytes");
    this.master = master.clone();
  }

  /** 32 bytes that only this purpose uses. */
  public byte[] keyFor(String purpose) {
    return hmac(master, purpose);
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Secrets[***]";
  }
}
