package doudi.backlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Files a backlog of old complaints through the public API. Exit code 0: all filed; 1: some lines are wrong; 2: it could not go on. */
public final class BacklogImport {
  private final Terminal terminal;
  private final Optional<String> tokenOfEnvironment;

  BacklogImport(Terminal terminal, Optional<String> tokenOfEnvironment) {
    this.terminal = terminal;
    this.tokenOfEnvironment = tokenOfEnvironment;
  }

  public static void main(String[] args) throws InterruptedException {
    // The JSON library would otherwise start the server's logging, which writes to stdout.
    System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.JULLogDelegateFactory");
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    boolean bar = System.console() != null || Boolean.getBoolean("doudi.terminal");
    var terminal = new Terminal(out, err, Path.of(""), bar);
    System.exit(new BacklogImport(terminal, Optional.ofNullable(System.getenv("DOUDI_TOKEN"))).run(args));
  }

  int run(String... args) throws InterruptedException {
    boolean english = Options.english(args);
    if (List.of(args).contains("--help")) {
      terminal.out().println(Words.USAGE.in(english));
      return 0;
    }
    try {
      return args.length == 0 ? usage(english) : file(Options.parse(args, tokenOfEnvironment));
    } catch (GivingUp e) {
      terminal.err().println(e.in(english));
      return 2;
    } catch (IOException e) {
      terminal.err().println(e);
      return 2;
    }
  }

  private int usage(boolean english) {
    terminal.err().println(Words.USAGE.in(english));
    return 2;
  }

  private int file(Options options) throws IOException, InterruptedException {
    var backlog = Backlog.of(options.file(), options.columns());
    var report = new Report(terminal, options.destination().english(), backlog.records());
    var codes = new ClaimCodes(terminal.folder(), options.file());
    announce(options, backlog, report, codes);
    try (var rows = backlog.rows()) {
      var run = new Run(options, rows, report, codes);
      var hook = new Thread(() -> stop(run, report), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        run.untilDone(options.atOnce());
      } finally {
        endWith(hook);
      }
    } catch (GivingUp e) {
      report.summary();
      report.note(Words.RESUME);
      throw e;
    }
    report.summary();
    if (codes.any()) {
      report.note(Words.CODES_KEPT, codes.file());
    }
    return report.allFiled() ? 0 : 1;
  }

  private static void announce(Options options, Backlog backlog, Report report, ClaimCodes codes) {
    report.note(Words.READ_AS, backlog.text().charset(), backlog.form(), backlog.records());
    if (!backlog.columns().unused().isEmpty()) {
      report.note(Words.UNUSED, String.join(", ", backlog.columns().unused()));
    }
    if (options.destination().anonymous() || options.destination().window().isPresent()) {
      codes.prepare();
    }
    if (options.destination().anonymous()) {
      report.note(Words.ANONYMOUS, codes.file());
    }
  }

  private static void stop(Run run, Report report) {
    try {
      if (run.stop()) {
        report.summary();
        report.note(Words.RESUME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When the process is being stopped, the hook has the last word and this thread ends with the process. */
  private static void endWith(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      new CountDownLatch(1).await();
    }
  }
}
