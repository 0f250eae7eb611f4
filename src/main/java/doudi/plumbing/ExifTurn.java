package doudi.plumbing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one thing in EXIF that one needs in order to see the picture upright. */
final class ExifTurn {
  private static final byte[] HEAD = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int UPRIGHT = 1;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY = 12;

  private ExifTurn() {}

  /** 1 to 8; 1 where there is none, or none that makes sense. */
  static int of(byte[] file, int from, int to) {
    if (to > file.length || to - from < HEAD.length + 8) return UPRIGHT;
    for (int i = 0; i < HEAD.length; i++) if (file[from + i] != HEAD[i]) return UPRIGHT;
    try {
      return read(ByteBuffer.wrap(file, from + HEAD.length, to - from - HEAD.length).slice());
    } catch (IndexOutOfBoundsException damaged) {
      return UPRIGHT;
    }
  }

  private static int read(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int turn = tiff.getShort(entry + 8);
        return turn >= 1 && turn <= 8 ? turn : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
