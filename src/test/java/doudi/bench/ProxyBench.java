package doudi.bench;

import doudi.bench.NodesBench.Seen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Three nodes behind nginx with the configuration of {@code scripts/deploy}, of which only addresses and folders are changed. */
final class ProxyBench {
  private static final Duration START = Duration.ofSeconds(10);

  private final Fleet fleet;
  private final NodesBench nodes;

  private ProxyBench(Fleet fleet) {
    this.fleet = fleet;
    this.nodes = NodesBench.over(fleet);
  }

  static boolean run(int filings, int load) throws Exception {
    try (var fleet = new Fleet(Files.createTempDirectory("doudi-proxy-"))) {
      return new ProxyBench(fleet).through(filings, load);
    }
  }

  private boolean through(int filings, int load) throws Exception {
    for (int i = 0; i < 3; i++) fleet.joined();
    fleet.living().get(2).untilItSays("3 that hear each other", Duration.ofSeconds(60));
    int port = Child.freePort();
    try (Child nginx = nginx(port)) {
      nginx.untilListening(port, START);
      var street = new Node(nginx, URI.create("http://127.0.0.1:" + port));
      nodes.seen(filings / 4, street, List.of(street));
      Seen seen = nodes.seen(filings, street, List.of(street));
      System.out.printf("3 nodes through nginx:%n  from sending  %s%n  from answer   %s%n", seen.fromSending(), seen.fromAnswer());
      return NodesBench.report(seen.wrong())
          & nodes.tell("3 nodes behind nginx", nodes.survive(load, person -> () -> List.of(street)));
    }
  }

  private Child nginx(int port) throws IOException {
    Path folder = Files.createTempDirectory("doudi-nginx-");
    String text = Files.readString(Path.of("scripts/deploy/nginx.conf")).replace("/tmp/", folder + "/")
        .replace("listen 8080", "listen 127.0.0.1:" + port);
    for (int i = 0; i < 3; i++) text = text.replace("172.28.7.1" + (i + 1) + ":8080", fleet.living().get(i).base().getAuthority());
    Path file = Files.writeString(folder.resolve("nginx.conf"), text);
    String fetched = "target/deploy/usr/sbin/nginx";
    String program = Files.isExecutable(Path.of(fetched)) ? fetched : "nginx";
    return Child.program(Map.of(), List.of(program, "-c", file.toString(), "-p", folder.toString(), "-g", "daemon off;"));
  }
}
