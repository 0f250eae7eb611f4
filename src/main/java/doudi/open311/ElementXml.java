package doudi.open311;

import java.util.regex.Pattern;

/** An answer as XML, without namespaces or attributes. */
final class ElementXml {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  /** What XML 1.0 cannot hold, not even escaped. */
  private static final Pattern IMPOSSIBLE = Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final StringBuilder text = new StringBuilder(DECLARATION);

  private ElementXml() {}

  static String of(Element root) {
    var xml = new ElementXml();
    xml.write(root);
    return xml.text.toString();
  }

  private void write(Element element) {
    text.append('<').append(element.name()).append('>');
    if (element.content() != null) text.append(escaped(String.valueOf(element.content())));
    element.children().forEach(this::write);
    text.append("</").append(element.name()).append('>');
  }

  private static String escaped(String plain) {
    return IMPOSSIBLE.matcher(plain).replaceAll("").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
  }
}
