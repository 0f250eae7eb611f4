package doudi.simulate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code scripts/simulate}: one city of a seed, and the report of it. */
public final class Simulate {
  private Simulate() {}

  public static void main(String[] args) throws Exception {
    Size size = Size.of(List.of(args));
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    long begun = System.nanoTime();
    Report report = new Simulation(size, System.err::println).run();
    System.out.printf("%s%ntook %d s%n", report.text(), (System.nanoTime() - begun) / 1_000_000_000);
    if (size.json().isPresent()) Files.writeString(size.json().get(), report.json().encodePrettily());
  }
}
