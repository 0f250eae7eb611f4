package doudi.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core on what a page shows now, every rule it has. */
final class Axe {
  private static final String SOURCE = read();
  private static final String RUN = "async rule => { const found = await axe.run(document, { resultTypes: ['violations'], ...(rule && { runOnly: [rule] }) });"
      + " return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.flat(9).join(' ') + ' ' + n.failureSummary.replaceAll('\\n', ' ')).join(' | ')); }";

  private Axe() {}

  /** One sentence for each rule that is broken; empty when all is well. */
  static List<String> violations(Page page) {
    return run(page, null);
  }

  /** Of one rule only. */
  static List<String> violations(Page page, String rule) {
    return run(page, rule);
  }

  @SuppressWarnings("unchecked")
  private static List<String> run(Page page, String rule) {
    if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) page.evaluate(SOURCE);
    return (List<String>) page.evaluate(RUN, rule);
  }

  private static String read() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
