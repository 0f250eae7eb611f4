package doudi.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the bench, mostly Java; ends with it. Its output goes to a log file. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final Thread hook;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Child main(Class<?> main, String... args) throws IOException {
    var command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return java(Map.of(), command);
  }

  static Child java(Map<String, String> environment, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(arguments);
    return program(environment, command);
  }

  static Child program(Map<String, String> environment, List<String> command) throws IOException {
    var log = Files.createTempFile("doudi-bench-", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void untilListening(int port, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!listening(port)) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException("did not start, see " + log);
      }
      Thread.sleep(50);
    }
  }

  private static boolean listening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    unhook();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(12, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    unhook();
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      process.destroyForcibly();
    }
  }
}
