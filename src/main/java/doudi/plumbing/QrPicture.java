package doudi.plumbing;

import io.nayuki.qrcodegen.QrCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The QR code of a slip. Only for addresses that open a complaint by its claim code, so that it serves nobody else. */
final class QrPicture {
  private static final Pattern OPENS_A_COMPLAINT = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,100}/follow#[0-9A-Z-]{12,20}");
  private static final int QUIET = 3;

  private QrPicture() {}

  /** As SVG; empty when the text is no such address. */
  static Optional<String> of(String address) {
    if (!OPENS_A_COMPLAINT.matcher(address).matches()) return Optional.empty();
    return Optional.of(svg(QrCode.encodeText(address, QrCode.Ecc.MEDIUM)));
  }

  private static String svg(QrCode code) {
    var dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) dark.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
      }
    }
    int side = code.size + 2 * QUIET;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>""".formatted(side, dark);
  }
}
