package doudi.support;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures as phones send them, and as no phone does. */
public final class Photos {
  /** What must never come out again. */
  public static final String HIDDEN = "GPS-31.2304N-121.4737E";

  private Photos() {}

  /** A small screenshot of an app that failed. */
  public static byte[] screenshot() {
    return written("png", drawn(360, 640, Color.WHITE));
  }

  public static byte[] photo() {
    return written("jpeg", drawn(800, 600, new Color(0xF2, 0xEE, 0xE4)));
  }

  public static BufferedImage drawn(int width, int height, Color paper) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(paper);
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(0x1C, 0x24, 0x26));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(8, width / 18)));
    pen.drawString("E-1042: no recent social insurance", width / 12, height / 3);
    pen.setColor(new Color(0xB0, 0x30, 0x20));
    pen.fillRect(0, 0, width / 4, height / 4);
    pen.dispose();
    return picture;
  }

  public static byte[] written(String format, BufferedImage picture) {
    var out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) throw new AssertionError("nobody writes " + format);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return out.toByteArray();
  }

  public static BufferedImage read(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The JPEG with EXIF that names a place, notes, a thumbnail of sorts, and something hung behind its end. */
  public static byte[] withSecrets(byte[] jpeg, int turn) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(segment(0xE1, exif(turn)));
    out.writeBytes(segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0<x>" + HIDDEN + "</x>").getBytes(StandardCharsets.ISO_8859_1)));
    out.writeBytes(segment(0xED, HIDDEN.getBytes(StandardCharsets.ISO_8859_1)));
    out.writeBytes(segment(0xFE, HIDDEN.getBytes(StandardCharsets.ISO_8859_1)));
    out.write(jpeg, 2, jpeg.length - 2);
    out.writeBytes(HIDDEN.getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  private static byte[] exif(int turn) {
    var tiff = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + HIDDEN.length());
    tiff.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(HIDDEN.length()).putInt(8 + 2 + 24 + 4);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) turn).putShort((short) 0);
    return tiff.putInt(0).put(HIDDEN.getBytes(StandardCharsets.ISO_8859_1)).array();
  }

  private static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(content.length + 4).put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2)).put(content)
        .array();
  }

  /** A PNG of a few kilobytes that says it is that large, all of one colour. */
  public static byte[] bomb(int width, int height) {
    byte[] row = new byte[1 + (Math.min(width, 1 << 20) + 7) / 8];
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    var packed = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    for (int y = 0; y < height && packed.size() < 1 << 20; y++) {
      deflater.setInput(row);
      while (!deflater.needsInput()) packed.write(part, 0, deflater.deflate(part));
    }
    deflater.finish();
    while (!deflater.finished()) packed.write(part, 0, deflater.deflate(part));
    deflater.end();
    byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0}).array();
    return png(chunk("IHDR", head), chunk("IDAT", packed.toByteArray()), chunk("IEND", new byte[0]));
  }

  public static byte[] png(byte[]... chunks) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    for (byte[] chunk : chunks) out.writeBytes(chunk);
    return out.toByteArray();
  }

  public static byte[] chunk(String type, byte[] content) {
    byte[] named = ByteBuffer.allocate(4 + content.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(content).array();
    var crc = new CRC32();
    crc.update(named);
    return ByteBuffer.allocate(named.length + 8).putInt(content.length).put(named).putInt((int) crc.getValue()).array();
  }

  /** The screenshot with a note put behind its head. */
  public static byte[] withNote(byte[] png) {
    int head = 8 + 25;
    var out = new ByteArrayOutputStream();
    out.write(png, 0, head);
    out.writeBytes(chunk("tEXt", ("Comment\0" + HIDDEN).getBytes(StandardCharsets.ISO_8859_1)));
    out.write(png, head, png.length - head);
    return out.toByteArray();
  }

  public static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
