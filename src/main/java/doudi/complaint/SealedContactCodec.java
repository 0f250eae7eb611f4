package doudi.complaint;

import doudi.plumbing.Seal;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Names and phone numbers in the store: one sealed text. */
final class SealedContactCodec implements Codec<Contact> {
  private static final String BETWEEN = "\u001f";

  private final Seal seal;

  SealedContactCodec(byte[] key) {
    this.seal = new Seal(key);
  }

  @Override
  public void encode(BsonWriter writer, Contact contact, EncoderContext context) {
    writer.writeString(seal.seal(text(contact.name()) + BETWEEN + text(contact.phone())));
  }

  @Override
  public Contact decode(BsonReader reader, DecoderContext context) {
    String[] parts = seal.open(reader.readString()).split(BETWEEN, -1);
    return new Contact(absent(parts[0]), absent(parts[1]));
  }

  @Override
  public Class<Contact> getEncoderClass() {
    return Contact.class;
  }

  private static String text(String part) { return part == null ? "" : part; }
  private static String absent(String part) { return part.isEmpty() ? null : part; }
}
