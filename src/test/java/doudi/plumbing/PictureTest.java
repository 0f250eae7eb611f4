package doudi.plumbing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import doudi.support.Photos;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a picture nothing is kept but what one sees. */
class PictureTest {
  @Test
  void whatWasHiddenInAJpegIsGone() {
    byte[] sent = Photos.withSecrets(Photos.photo(), 1);
    assertThat(text(sent)).contains(Photos.HIDDEN).contains("Exif");
    byte[] kept = Picture.madeAnew(sent).jpeg();
    assertThat(text(kept)).doesNotContain(Photos.HIDDEN).doesNotContain("Exif").doesNotContain("GPS");
    assertThat(markers(kept)).as("APP1 to APP15 and notes").noneMatch(marker -> marker >= 0xE1 && marker <= 0xEF || marker == 0xFE);
    assertThat(Photos.read(kept).getWidth()).isEqualTo(800);
  }

  @Test
  void whatWasHiddenInAPngIsGoneAndItBecomesAJpeg() {
    byte[] sent = Photos.withNote(Photos.screenshot());
    assertThat(text(sent)).contains(Photos.HIDDEN);
    byte[] kept = Picture.madeAnew(sent).jpeg();
    assertThat(text(kept)).doesNotContain(Photos.HIDDEN);
    assertThat(kept).startsWith(0xFF, 0xD8, 0xFF);
    assertThat(Photos.read(kept).getHeight()).isEqualTo(640);
  }

  @Test
  void theSamePictureSentAgainIsTheSameWhateverHangsOnIt() {
    Picture plain = Picture.madeAnew(Photos.photo());
    assertThat(Picture.madeAnew(Photos.withSecrets(Photos.photo(), 1)).digest()).isEqualTo(plain.digest()).matches("[0-9a-f]{64}");
    assertThat(Picture.madeAnew(Photos.screenshot()).digest()).isNotEqualTo(plain.digest());
  }

  /** The red corner is top left as one saw it; the file holds it as the sensor lay. */
  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"})
  void itStandsUprightHoweverTheCameraWasHeld(int turn, int right, int down) {
    byte[] kept = Picture.madeAnew(Photos.withSecrets(Photos.photo(), turn)).jpeg();
    BufferedImage seen = Photos.read(kept);
    assertThat(seen.getWidth()).isEqualTo(turn >= 5 ? 600 : 800);
    var corner = new Color(seen.getRGB(right == 0 ? 20 : seen.getWidth() - 20, down == 0 ? 20 : seen.getHeight() - 20));
    assertThat(corner.getRed() - corner.getBlue()).as("red in the corner of " + turn).isGreaterThan(80);
  }

  @Test
  void aLargeOneIsMadeSmallerAndALongOneStaysReadable() {
    BufferedImage large = Photos.read(Picture.madeAnew(Photos.written("jpeg", Photos.drawn(5000, 4000, Color.WHITE))).jpeg());
    assertThat(large.getWidth() * large.getHeight()).isBetween(3_900_000, 4_100_000);
    BufferedImage tall = Photos.read(Picture.madeAnew(Photos.written("png", Photos.drawn(1080, 9000, Color.WHITE))).jpeg());
    assertThat(tall.getWidth()).isGreaterThan(600);
  }

  /** Fifty kilobytes that would be a gigabyte: refused by what the head says, without drawing a pixel. */
  @Test
  void aBombIsRefusedBeforeItIsDecoded() {
    byte[] bomb = Photos.bomb(30_000, 30_000);
    assertThat(bomb.length).isLessThan(200_000);
    var start = System.nanoTime();
    assertThat(code(bomb)).isEqualTo("too-large");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(code(Photos.bomb(100_000, 10))).isEqualTo("too-large");
    assertThat(code(Photos.bomb(Integer.MAX_VALUE, 1))).isIn("too-large", "validation");
  }

  @Test
  void aPackedNoteIsNeverUnpacked() {
    byte[] head = {0, 0, 0, 8, 0, 0, 0, 8, 1, 3, 0, 0, 0};
    byte[] palette = {0, 0, 0, (byte) 255, (byte) 255, (byte) 255};
    byte[] broken = "Comment\0\0this is no zip".getBytes(StandardCharsets.ISO_8859_1);
    byte[] rows = Photos.bomb(8, 8);
    byte[] pixels = java.util.Arrays.copyOfRange(rows, 8 + 25, rows.length - 12);
    byte[] sent = Photos.png(Photos.chunk("IHDR", head), Photos.chunk("PLTE", palette), Photos.chunk("zTXt", broken), pixels,
        Photos.chunk("IEND", new byte[0]));
    assertThat(Photos.read(Picture.madeAnew(sent).jpeg()).getWidth()).isEqualTo(8);
  }

  @Test
  void aPictureDrawnInAThousandPassesIsRefused() {
    byte[] jpeg = Photos.photo();
    int scan = text(jpeg).indexOf("\u00ff\u00da");
    byte[] pass = java.util.Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
    var out = new java.io.ByteArrayOutputStream();
    out.write(jpeg, 0, scan);
    for (int i = 0; i < 40; i++) out.writeBytes(pass);
    out.write(jpeg, jpeg.length - 2, 2);
    assertThat(code(out.toByteArray())).isEqualTo("too-large");
  }

  @Test
  void whatIsNeitherJpegNorPngIsRefusedWhateverItIsCalled() {
    for (byte[] other : new byte[][] {new byte[0], {1}, "GIF89a".getBytes(StandardCharsets.US_ASCII), {(byte) 0xFF, (byte) 0xD8},
        "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII), "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
        Photos.written("bmp", Photos.drawn(8, 8, Color.WHITE)), Photos.written("gif", Photos.drawn(8, 8, Color.WHITE))}) {
      assertThat(code(other)).isEqualTo("unsupported-media-type");
    }
  }

  @Test
  void whatIsCutShortIsRefusedWhereverItIsCut() {
    for (byte[] whole : new byte[][] {Photos.photo(), Photos.screenshot()}) {
      for (int length = 16; length < whole.length; length += 97) {
        byte[] part = Photos.cut(whole, length);
        assertThat(code(part)).as("%d of %d", length, whole.length).isEqualTo("validation");
      }
    }
  }

  /** A refusal or a picture, never anything else, and soon. */
  @Test
  void damagedOnesBreakNothing() {
    var random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = i % 2 == 0 ? Photos.photo() : Photos.screenshot();
      for (int hit = 0; hit < 1 + i % 20; hit++) damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      try {
        assertThat(Picture.madeAnew(damaged).jpeg()).isNotEmpty();
      } catch (Refusal refused) {
        assertThat(refused.code()).isIn("validation", "too-large", "unsupported-media-type");
      }
    }
  }

  @Test
  void aPictureOfWrongColoursIsRefusedNotABug() {
    assertThatThrownBy(() -> Picture.madeAnew(Photos.png(Photos.chunk("IHDR", new byte[13]), Photos.chunk("IEND", new byte[0]))))
        .isInstanceOf(Refusal.class);
  }

  private static String code(byte[] sent) {
    return catchThrowableOfType(Refusal.class, () -> Picture.madeAnew(sent)).code();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static java.util.List<Integer> markers(byte[] jpeg) {
    var all = new java.util.ArrayList<Integer>();
    for (int at = 2; (jpeg[at + 1] & 0xFF) != 0xDA; at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF)) all.add(jpeg[at + 1] & 0xFF);
    return all;
  }
}
