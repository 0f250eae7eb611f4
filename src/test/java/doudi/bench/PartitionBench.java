package doudi.bench;

import doudi.bench.NodesBench.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Three nodes whose bus has an address for each; to one of them, and from it, nothing gets through for a while. Its store and its
 * residents, on 127.0.0.1, still reach it.
 */
final class PartitionBench {
  private static final List<String> HOSTS = List.of("10.9.7.11", "10.9.7.12", "10.9.7.13");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TOGETHER = "3 that hear each other";

  private final Fleet fleet;
  private final NodesBench nodes;

  private PartitionBench(Fleet fleet) {
    this.fleet = fleet;
    this.nodes = NodesBench.over(fleet);
  }

  static boolean run(int filings) throws Exception {
    try (var fleet = new Fleet(Files.createTempDirectory("doudi-apart-"))) {
      for (String host : HOSTS) ip("address", "add", host + "/32", "dev", "lo");
      return new PartitionBench(fleet).apart(filings);
    }
  }

  private boolean apart(int filings) throws Exception {
    int port = Math.min(Child.freePort(), 60_000);
    for (String host : HOSTS) Fleet.untilReady(fleet.launchJoined(host, port, String.join(":" + port + ",", HOSTS) + ":" + port));
    Node first = fleet.living().get(0);
    Node last = fleet.living().get(2);
    last.untilItSays(TOGETHER, PATIENCE);
    nodes.seen(filings / 4, first, List.of(last));
    boolean well = tell("together", nodes.seen(filings, first, List.of(last)));
    ip("route", "replace", "blackhole", HOSTS.get(2) + "/32", "table", "local");
    well &= tell("just cut off", nodes.seen(filings, first, List.of(last)));
    System.out.printf("  the one says so after another %.1f s, the others after %.1f s%n", last.untilItSays("hears 1 of 3", PATIENCE),
        first.untilItSays("hears 2 of 3", PATIENCE));
    well &= tell("cut off, seen from the others", nodes.seen(filings, first, List.of(last)));
    well &= tell("cut off, seen from the one", nodes.seen(filings, last, List.of(first)));
    ip("route", "replace", "local", HOSTS.get(2) + "/32", "dev", "lo", "table", "local");
    System.out.printf("  all hear each other again after %.1f s%n", first.untilItSays(TOGETHER, PATIENCE)
        + last.untilItSays(TOGETHER, PATIENCE));
    return well & tell("together again", nodes.seen(filings, first, List.of(last)));
  }

  private static boolean tell(String when, Seen seen) {
    System.out.printf("%s:%n  from sending  %s%n  from answer   %s%n  lost or doubled %d%n", when, seen.fromSending(), seen.fromAnswer(),
        seen.wrong().size());
    return NodesBench.report(seen.wrong());
  }

  private static void ip(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    int done = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (done != 0) throw new IllegalStateException(String.join(" ", command) + " ended with " + done);
  }
}
