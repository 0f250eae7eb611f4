package doudi.backlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line under test, against a stand-in, in a folder of its own. */
record Tool(StandIn server, Path folder) {

  record Said(int code, String out, String err) {}

  Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  Path write(String name, String text) throws IOException {
    return write(name, text, StandardCharsets.UTF_8);
  }

  /** Runs in English with a resident's token. */
  Said run(Path file, String... more) throws InterruptedException {
    var args = new ArrayList<>(List.of("--token", "t-resident"));
    args.addAll(List.of(more));
    return runPlain(file, args.toArray(String[]::new));
  }

  Said runPlain(Path file, String... more) throws InterruptedException {
    var args = new ArrayList<>(List.of(file.toString(), "--english"));
    if (!List.of(more).contains("--url")) {
      args.addAll(List.of("--url", server.url()));
    }
    args.addAll(List.of(more));
    return raw(args.toArray(String[]::new));
  }

  Said raw(String... args) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal = new Terminal(stream(out), stream(err), folder, false);
    int code = new BacklogImport(terminal, Optional.empty()).run(args);
    return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
