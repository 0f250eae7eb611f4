package doudi.plumbing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text's fingerprint: the same for the same text, and nothing can be read out of it. */
public final class Digest {
  private Digest() {}

  /** SHA-256 of its UTF-8, in hex. */
  public static String of(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java lacks SHA-256", impossible);
    }
  }
}
