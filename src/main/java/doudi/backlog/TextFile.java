package doudi.backlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file and the encoding it is in: by its byte order mark, else UTF-8 when all of it is, else GB18030, as Excel in China saves. */
record TextFile(Path path, Charset charset, int markBytes) {
  private static final Charset GB18030 = Charset.forName("GB18030");

  static TextFile of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new GivingUp(Words.NO_FILE, path);
    }
    byte[] head = head(path);
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new GivingUp(Words.WORKBOOK, path);
    }
    var marked = marked(path, head);
    return marked != null ? marked : unmarked(path);
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(4);
    }
  }

  private static TextFile marked(Path path, byte[] head) {
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      return new TextFile(path, StandardCharsets.UTF_8, 3);
    }
    if (starts(head, 0xFF, 0xFE)) {
      return new TextFile(path, StandardCharsets.UTF_16LE, 2);
    }
    return starts(head, 0xFE, 0xFF) ? new TextFile(path, StandardCharsets.UTF_16BE, 2) : null;
  }

  private static TextFile unmarked(Path path) throws IOException {
    var utf8 = new TextFile(path, StandardCharsets.UTF_8, 0);
    if (utf8.decodes()) {
      return utf8;
    }
    utf8.rejectDamaged();
    var gb18030 = new TextFile(path, GB18030, 0);
    if (gb18030.decodes()) {
      return gb18030;
    }
    throw new GivingUp(Words.NOT_TEXT, path);
  }

  private static boolean starts(byte[] head, int... with) {
    byte[] expected = new byte[with.length];
    for (int i = 0; i < with.length; i++) {
      expected[i] = (byte) with[i];
    }
    return head.length >= with.length && Arrays.equals(Arrays.copyOf(head, with.length), expected);
  }

  BufferedReader open() throws IOException {
    return new BufferedReader(reader(CodingErrorAction.REPORT));
  }

  char firstVisible() throws IOException {
    try (var reader = open()) {
      int c = reader.read();
      while (c >= 0 && (Character.isWhitespace(c) || c == '\uFEFF')) {
        c = reader.read();
      }
      return c < 0 ? 0 : (char) c;
    }
  }

  private Reader reader(CodingErrorAction onDamage) throws IOException {
    InputStream in = Files.newInputStream(path);
    in.skipNBytes(markBytes);
    return new InputStreamReader(in, charset.newDecoder().onMalformedInput(onDamage).onUnmappableCharacter(onDamage));
  }

  private boolean decodes() throws IOException {
    try (var reader = reader(CodingErrorAction.REPORT)) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** One bad byte in long UTF-8 text must not turn all of it into nonsense in another encoding. */
  private void rejectDamaged() throws IOException {
    long line = 1;
    long damagedLine = 0;
    long damaged = 0;
    long sound = 0;
    try (var reader = new BufferedReader(reader(CodingErrorAction.REPLACE))) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        line += c == '\n' ? 1 : 0;
        sound += c > 127 && c != '\uFFFD' ? 1 : 0;
        if (c == '\uFFFD' && damaged++ == 0) {
          damagedLine = line;
        }
      }
    }
    if (sound > 5 * damaged) {
      throw new GivingUp(Words.DAMAGED, path, damagedLine);
    }
  }
}
