package doudi.complaint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Names and phone numbers in the store: AES-256-GCM, a fresh nonce each time, one text. A changed byte is an error, not another name. */
final class SealedContactCodec implements Codec<Contact> {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String BETWEEN = "\u001f";

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  SealedContactCodec(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  @Override
  public void encode(BsonWriter writer, Contact contact, EncoderContext context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] plain = (text(contact.name()) + BETWEEN + text(contact.phone())).getBytes(StandardCharsets.UTF_8);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain);
    writer.writeString(Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array()));
  }

  @Override
  public Contact decode(BsonReader reader, DecoderContext context) {
    ByteBuffer stored = ByteBuffer.wrap(Base64.getDecoder().decode(reader.readString()));
    byte[] nonce = new byte[NONCE];
    byte[] sealed = new byte[stored.remaining() - NONCE];
    stored.get(nonce).get(sealed);
    String[] parts = new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8).split(BETWEEN, -1);
    return new Contact(absent(parts[0]), absent(parts[1]));
  }

  @Override
  public Class<Contact> getEncoderClass() {
    return Contact.class;
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalStateException("a stored contact cannot be opened: wrong secret, or damaged", wrongKey);
    }
  }

  private static String text(String part) { return part == null ? "" : part; }
  private static String absent(String part) { return part.isEmpty() ? null : part; }
}
