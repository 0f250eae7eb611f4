package doudi.backlog;

import java.util.Map;
import java.util.TreeMap;

/** Tells of every line as it is done, of the progress between, and of all of them at the end. */
final class Report {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final int BAR = 30;
  private final Terminal terminal;
  private final boolean english;
  private final long total;
  private final Map<String, Long> perWindow = new TreeMap<>();
  private long filed;
  private long already;
  private long wrong;
  private long drawnAt;

  Report(Terminal terminal, boolean english, long total) {
    this.terminal = terminal;
    this.english = english;
    this.total = total;
  }

  synchronized void filed(Entry entry, Outcome.Filed outcome) {
    filed += outcome.already() ? 0 : 1;
    already += outcome.already() ? 1 : 0;
    perWindow.merge(outcome.window(), 1L, Long::sum);
    line(entry.line(), entry.id(), "→ " + outcome.window(), outcome.reason(), outcome.already() ? Words.ALREADY : Words.FILED);
  }

  synchronized void wrong(long line, String id, String why) {
    wrong++;
    line(line, id, "✗", why, Words.WRONG);
  }

  synchronized void note(Words words, Object... details) {
    clear();
    terminal.err().println(words.in(english, details));
  }

  String said(WrongLine wrong) {
    return wrong.in(english);
  }

  synchronized boolean allFiled() {
    return wrong == 0;
  }

  synchronized void summary() {
    clear();
    terminal.out().println(Words.SUMMARY.in(english, filed, already, wrong));
    perWindow.forEach((window, count) -> terminal.out().println(Words.PER_WINDOW.in(english, window, count)));
    terminal.out().flush();
  }

  private void line(long line, String id, String where, String why, Words status) {
    clear();
    String said = String.join("\t", Long.toString(line), id.isBlank() ? "-" : id, where, why, status.in(english));
    terminal.out().println(said.replaceAll("[\\p{Cntrl}&&[^\t]]+", " "));
    progress(filed + already + wrong);
  }

  private void progress(long done) {
    long every = Math.max(1, Math.min(500, total / 10));
    if (terminal.bar()) {
      draw(done);
    } else if (done % every == 0 || done == total) {
      terminal.err().println(Words.PROGRESS.in(english, done, total, wrong));
    }
  }

  private void draw(long done) {
    if (done < total && System.nanoTime() - drawnAt < REDRAW_NANOS) {
      return;
    }
    drawnAt = System.nanoTime();
    int full = (int) (BAR * done / Math.max(1, total));
    terminal.err().print("[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + Words.PROGRESS.in(english, done, total, wrong));
    terminal.err().flush();
  }

  private void clear() {
    if (terminal.bar()) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
    }
  }
}
