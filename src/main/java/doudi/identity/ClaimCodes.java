package doudi.identity;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Claim codes: {@code XXXX-XXXX-XXXX}, 60 bits, readable aloud (no 0, O, 1 or I). A code is made from the complaint's id and a key, so
 * the same filing answers with the same code however often it is repeated, and only its hash is stored.
 */
public final class ClaimCodes {
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 12;

  private final byte[] codeKey;
  private final byte[] hashKey;

  public ClaimCodes(Secrets secrets) {
    this.codeKey = secrets.keyFor("claim-code");
    this.hashKey = secrets.keyFor("claim-hash");
  }

  public String codeFor(String complaintId) {
    byte[] random = Secrets.hmac(codeKey, complaintId);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) code.append('-');
      code.append(ALPHABET.charAt(random[i] & 31));
    }
    return code.toString();
  }

  /**
   * Hash under which the complaint with this code is stored; empty when the text cannot be a code. Case, spaces and dashes do not matter.
   */
  public Optional<String> hashOf(String text) {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (plain.length() != LENGTH || !plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) return Optional.empty();
    return Optional.of(HexFormat.of().formatHex(Secrets.hmac(hashKey, plain)));
  }
}
