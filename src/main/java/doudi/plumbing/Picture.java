package doudi.plumbing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture made anew from nothing but the pixels of one that somebody sent. Takes long, so never on an event loop: see {@link Pictures}.
 *
 * @param digest SHA-256 of the bytes, in hexadecimal digits; the same pixels sent again have the same
 */
public record Picture(byte[] jpeg, String digest) {
  private static final long MOST_PIXELS = 25_000_000;
  private static final int LONGEST_SIDE = 30_000;
  private static final long KEPT_PIXELS = 4_000_000;
  private static final float QUALITY = .85f;
  private static final int UPRIGHT = 1;
  private static final int SIDEWAYS_FROM = 5;

  /**
   * @throws Refusal UNSUPPORTED for what is neither JPEG nor PNG, TOO_LARGE for too many pixels (before they are decoded), INVALID for what
   *     is not whole
   */
  static Picture madeAnew(byte[] sent) {
    PictureParts parts = PictureParts.of(sent);
    try {
      byte[] jpeg = written(upright(decoded(parts), parts.turn()));
      return new Picture(jpeg, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg)));
    } catch (Refusal said) {
      throw said;
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    } catch (IOException | RuntimeException undrawable) {
      throw PictureParts.notWhole();
    }
  }

  private static BufferedImage decoded(PictureParts parts) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(parts.format()).next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(parts.bytes()))) {
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
        throw Refusal.tooLarge("The picture has more than 25 million pixels; nothing was changed.");
      }
      var how = reader.getDefaultReadParam();
      int step = 1;
      while (width / step * (height / step) > 4 * KEPT_PIXELS) step++;
      how.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, how);
    } finally {
      reader.dispose();
    }
  }

  /** As it was seen, no larger than one needs to read what stands in it, on white where it lets through. */
  private static BufferedImage upright(BufferedImage drawn, int turn) {
    double shrink = Math.min(1, Math.sqrt((double) KEPT_PIXELS / ((double) drawn.getWidth() * drawn.getHeight())));
    boolean sideways = turn >= SIDEWAYS_FROM;
    int width = side(sideways ? drawn.getHeight() : drawn.getWidth(), shrink);
    int height = side(sideways ? drawn.getWidth() : drawn.getHeight(), shrink);
    var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = upright.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    var place = AffineTransform.getScaleInstance((double) width / (sideways ? drawn.getHeight() : drawn.getWidth()),
        (double) height / (sideways ? drawn.getWidth() : drawn.getHeight()));
    if (turn != UPRIGHT) place.concatenate(turned(turn, drawn.getWidth(), drawn.getHeight()));
    pen.drawImage(drawn, place, null);
    pen.dispose();
    return upright;
  }

  private static int side(int before, double shrink) {
    return Math.max(1, (int) Math.round(before * shrink));
  }

  /** From the pixels as they lie in the file to the picture as it was seen. */
  private static AffineTransform turned(int turn, int width, int height) {
    return switch (turn) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      default -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }

  private static byte[] written(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
