package doudi.plumbing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What of a picture's file is needed to draw it. Everything else (places, times, thumbnails, notes, profiles, whatever hangs behind the
 * end) is left out before anything decodes it.
 *
 * @param format {@code jpeg} or {@code png}
 * @param turn how the camera was held, as EXIF numbers it: 1 upright, to 8
 */
record PictureParts(String format, byte[] bytes, int turn) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final Set<String> PNG_PARTS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int PNG_PART_FRAME = 12;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_EXTRA = 0xE1;
  private static final int LAST_EXTRA = 0xEF;
  private static final int ADOBE = 0xEE;
  private static final int NOTE = 0xFE;
  /** Progressive pictures have about ten; a thousand of them would keep a decoder busy for minutes. */
  private static final int MOST_SCANS = 32;

  /** @throws Refusal UNSUPPORTED when it is neither JPEG nor PNG, INVALID when it is not whole */
  static PictureParts of(byte[] sent) {
    try {
      if (begins(sent, PNG)) return new PictureParts("png", png(sent), 1);
      if (sent.length > 2 && at(sent, 0) == 0xFF && at(sent, 1) == START && at(sent, 2) == 0xFF) return jpeg(sent);
    } catch (IndexOutOfBoundsException cutShort) {
      throw notWhole();
    }
    throw Refusal.unsupported("Send a JPEG or a PNG picture; these bytes are neither.");
  }

  static Refusal notWhole() {
    return Refusal.invalid("", "is not a whole picture");
  }

  private static boolean begins(byte[] sent, byte[] with) {
    return sent.length >= with.length && Arrays.equals(sent, 0, with.length, with, 0, with.length);
  }

  private static byte[] png(byte[] sent) {
    var kept = new ByteArrayOutputStream(sent.length);
    kept.writeBytes(PNG);
    for (int from = PNG.length; ; ) {
      long length = (long) two(sent, from) << 16 | two(sent, from + 2);
      String type = new String(sent, from + 4, 4, StandardCharsets.ISO_8859_1);
      if (length > sent.length - from - PNG_PART_FRAME) throw notWhole();
      int size = (int) length + PNG_PART_FRAME;
      if (PNG_PARTS.contains(type)) kept.write(sent, from, size);
      if (type.equals("IEND")) return kept.toByteArray();
      from += size;
    }
  }

  private static PictureParts jpeg(byte[] sent) {
    var kept = new ByteArrayOutputStream(sent.length);
    kept.write(sent, 0, 2);
    int turn = 1;
    int scans = 0;
    for (int from = 2; ; ) {
      if (at(sent, from) != 0xFF) throw notWhole();
      int marker = at(sent, from + 1);
      if (marker == 0xFF) {
        from++;
        continue;
      }
      if (marker == END) {
        kept.write(sent, from, 2);
        if (scans == 0) throw notWhole();
        return new PictureParts("jpeg", kept.toByteArray(), turn);
      }
      int to = from + 2 + two(sent, from + 2);
      if (marker == SCAN) {
        if (++scans > MOST_SCANS) throw Refusal.tooLarge("The picture is drawn in more than " + MOST_SCANS + " passes.");
        to = behindScan(sent, to);
      }
      boolean extra = marker >= FIRST_EXTRA && marker <= LAST_EXTRA && marker != ADOBE || marker == NOTE;
      if (to > sent.length) throw notWhole();
      if (!extra) kept.write(sent, from, to - from);
      if (marker == FIRST_EXTRA && turn == 1) turn = ExifTurn.of(sent, from + 4, to);
      from = to;
    }
  }

  /** Where the next marker stands that is no part of the scan. */
  private static int behindScan(byte[] sent, int from) {
    int here = from;
    while (true) {
      if (at(sent, here) == 0xFF) {
        int next = at(sent, here + 1);
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return here;
      }
      here++;
    }
  }

  private static int at(byte[] sent, int place) {
    return sent[place] & 0xFF;
  }

  private static int two(byte[] sent, int place) {
    return at(sent, place) << 8 | at(sent, place + 1);
  }
}
