package doudi.plumbing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a reader stands, as text that says nothing: one sealed block of 16 bytes per topic with its place and the second of issue. Sealed
 * because a number would tell a reader how much was told that they may not hear.
 */
final class StreamId {
  private static final int BLOCK = 16;
  private static final int LONGEST = 200;

  /** @param issuedAt whole seconds */
  record Standing(List<Long> places, Instant issuedAt) {}

  private final SecretKeySpec key;

  /** @param key 32 bytes, the same on every node */
  StreamId(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** @param places one per topic, in the same order */
  String of(List<String> topics, long[] places, Instant now) {
    ByteBuffer open = ByteBuffer.allocate(topics.size() * BLOCK);
    for (int i = 0; i < places.length; i++) open.putInt(topics.get(i).hashCode()).putInt((int) now.getEpochSecond()).putLong(places[i]);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(Cipher.ENCRYPT_MODE, open.array()));
  }

  /** Empty for what was not issued here for these topics. */
  Optional<Standing> read(List<String> topics, String id) {
    byte[] bytes;
    try {
      bytes = id.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(id);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (topics.isEmpty() || bytes.length != topics.size() * BLOCK) return Optional.empty();
    ByteBuffer open = ByteBuffer.wrap(sealed(Cipher.DECRYPT_MODE, bytes));
    var places = new Long[topics.size()];
    long issued = 0;
    for (int i = 0; i < places.length; i++) {
      if (open.getInt() != topics.get(i).hashCode()) return Optional.empty();
      issued = Integer.toUnsignedLong(open.getInt());
      places[i] = open.getLong();
      if (places[i] < 0) return Optional.empty();
    }
    return Optional.of(new Standing(List.of(places), Instant.ofEpochSecond(issued)));
  }

  /** Every block is another one, because place and topic are, so that single blocks need no vector. */
  private byte[] sealed(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(mode, key);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("AES is part of every Java", unavailable);
    }
  }
}
