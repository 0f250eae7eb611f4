package doudi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.bson.Document;

/** Several nodes as processes over one store: how soon one shows what was done on another, and what the death of one costs. */
public final class NodesBench {
  /** Nodes that die leave the sweep to another within this, and the round of a second that comes after. */
  public static final Duration LEASE = Duration.ofSeconds(15);
  private static final int PEOPLE = 6;
  private static final int PER_SECOND = 20;

  /** How long others' work took to be seen, in milliseconds. */
  public record Waits(int count, double median, double p99, double most) {
    static Waits of(List<Long> nanos) {
      var sorted = new ArrayList<>(nanos);
      Collections.sort(sorted);
      int last = sorted.size() - 1;
      return new Waits(sorted.size(), sorted.get(last / 2) / 1e6, sorted.get(last * 99 / 100) / 1e6, sorted.get(last) / 1e6);
    }

    @Override
    public String toString() {
      return "n=%d median=%.1f ms p99=%.1f ms max=%.1f ms".formatted(count, median, p99, most);
    }
  }

  /** From when the resident's request was sent, and from when it was answered, to the clerk's item; and what did not come exactly once. */
  public record Seen(Waits fromSending, Waits fromAnswer, List<String> wrong) {}

  /** @param sweepSeconds from the death of the node that swept to another's first round */
  public record Survived(int acknowledged, int events, int resumed, double sweepSeconds, List<String> wrong) {}

  private final Fleet fleet;

  private NodesBench(Fleet fleet) {
    this.fleet = fleet;
  }

  static NodesBench over(Fleet fleet) {
    return new NodesBench(fleet);
  }

  /**
   * Arguments: {@code apart} cuts the bus as well, which needs a network of its own and the right to change it; {@code nginx} goes through
   * the proxy of {@code scripts/deploy} as well.
   */
  public static void main(String[] arguments) throws Exception {
    int filings = Integer.getInteger("filings", 400);
    int load = Integer.getInteger("load", 300);
    boolean well = true;
    for (int many = 2; many <= 3; many++) {
      try (var fleet = new Fleet(Files.createTempDirectory("doudi-nodes-"))) {
        well &= new NodesBench(fleet).compare(many, filings, load);
      }
    }
    if (List.of(arguments).contains("apart")) well &= PartitionBench.run(filings);
    if (List.of(arguments).contains("nginx")) well &= ProxyBench.run(filings, load);
    System.exit(well ? 0 : 1);
  }

  private boolean compare(int many, int filings, int load) throws Exception {
    for (int i = 0; i < many; i++) fleet.joined();
    fleet.living().get(many - 1).untilItSays(many + " that hear each other", Duration.ofSeconds(60));
    seen(filings / 4);
    Seen seen = seen(filings);
    System.out.printf("%d nodes, filed on another than the clerk's, %d/s:%n  from sending  %s%n  from answer   %s%n", many, PER_SECOND,
        seen.fromSending, seen.fromAnswer);
    return report(seen.wrong) & tell(many + " nodes", survive(load));
  }

  boolean tell(String where, Survived survived) throws Exception {
    System.out.printf("one of %s killed under load: %d complaints acknowledged, %d events, %d streams went on elsewhere,%n"
        + "  sweeping again after %.1f s; lost, doubled or missed %d; recount: %s%n", where, survived.acknowledged, survived.events, survived.resumed,
        survived.sweepSeconds, survived.wrong.size(), fleet.recounted());
    return report(survived.wrong);
  }

  static boolean report(List<String> wrong) {
    wrong.stream().limit(20).forEach(System.out::println);
    return wrong.isEmpty();
  }

  /** A clerk looks at the first node, residents file on the others. */
  Seen seen(int filings) throws Exception {
    List<Node> nodes = fleet.living();
    return seen(filings, nodes.get(0), nodes.subList(1, nodes.size()));
  }

  Seen seen(int filings, Node clerks, List<Node> residents) throws Exception {
    var sent = new ConcurrentHashMap<String, Long>();
    var answered = new ConcurrentHashMap<String, Long>();
    try (var clerk = new Follower("/v1/windows/" + Fleet.WINDOW + "/stream", fleet.clerks().get(0), () -> List.of(clerks))) {
      long begin = System.nanoTime();
      for (int i = 0; i < filings; i++) {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, begin + i * 1_000_000_000L / PER_SECOND - System.nanoTime()));
        file(residents.get(i % residents.size()), sent, answered);
      }
      long end = System.nanoTime() + 20_000_000_000L;
      while (clerk.seen().size() < filings && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(10);
      TimeUnit.MILLISECONDS.sleep(300);
      return seen(clerk, sent, answered);
    }
  }

  private static void file(Node node, Map<String, Long> sent, Map<String, Long> answered) throws IOException {
    long now = System.nanoTime();
    String id = node.send("POST", "/v1/complaints", Bustle.words(), Map.of()).good().getString("id");
    answered.put(id, System.nanoTime());
    sent.put(id, now);
  }

  private static Seen seen(Follower clerk, Map<String, Long> sent, Map<String, Long> answered) {
    var fromSending = new ArrayList<Long>();
    var fromAnswer = new ArrayList<Long>();
    var wrong = new ArrayList<String>();
    var missing = new ArrayList<>(sent.keySet());
    clerk.seen().forEach(item -> {
      String id = item.json().getString("complaintId");
      if (!missing.remove(id)) wrong.add("shown twice or not filed here: " + item.data());
      if (!sent.containsKey(id)) return;
      fromSending.add(item.at() - sent.get(id));
      fromAnswer.add(Math.max(0, item.at() - answered.get(id)));
    });
    missing.forEach(id -> wrong.add("never shown: " + id));
    return new Seen(Waits.of(fromSending), Waits.of(fromAnswer), wrong);
  }

  Survived survive(int load) throws Exception {
    return survive(load, this::from);
  }

  /**
   * The node that sweeps, which is the first one, is killed under load.
   *
   * @param where a person finds nodes, by their number
   */
  Survived survive(int load, IntFunction<Supplier<List<Node>>> where) throws Exception {
    Node first = fleet.living().get(0);
    var bustle = new Bustle(where.apply(0), fleet.clerks(), PEOPLE);
    var followers = new ArrayList<Follower>();
    for (int i = 0; i < fleet.living().size(); i++) followers.add(new Follower("/v1/windows/" + Fleet.WINDOW + "/stream",
        fleet.clerks().get(0), where.apply(i)));
    for (int i = 0; i < PEOPLE; i++) followers.add(new Follower("/v1/me/stream", bustle.residents().get(i).token(), where.apply(i)));
    var check = new ToldCheck(fleet.database(), bustle.filed().keySet());
    check.fromNowOn();
    bustle.begin();
    bustle.untilFiled(load);
    String sweeper = sweeper();
    first.process().kill();
    long killed = System.nanoTime();
    bustle.untilFiled(load);
    bustle.end();
    while (sweeper().equals(sweeper) && System.nanoTime() - killed < 60_000_000_000L) TimeUnit.MILLISECONDS.sleep(50);
    double swept = (System.nanoTime() - killed) / 1e9;
    check.untilTold(60);
    int windows = followers.size() - PEOPLE;
    for (Follower window : followers.subList(0, windows)) check.window(window);
    for (int i = 0; i < PEOPLE; i++) {
      check.own(bustle.residents().get(i), followers.get(windows + i));
      check.inbox(fleet.living().get(0), bustle.residents().get(i));
    }
    followers.forEach(Follower::close);
    int resumed = (int) followers.stream().filter(one -> one.opened() > 1).count();
    return new Survived(bustle.filed().size(), check.events(), resumed, swept, check.wrong());
  }

  /** The living nodes, beginning with another one. */
  private Supplier<List<Node>> from(int which) {
    return () -> {
      var nodes = new ArrayList<>(fleet.living());
      Collections.rotate(nodes, -which);
      return nodes;
    };
  }

  private String sweeper() {
    Document lease = fleet.database().getCollection("leases").find(new Document("_id", "sweep")).first();
    return lease == null ? "" : lease.getString("holder");
  }

  /** For the suite: two that hear each other and one that hears nobody, and then the death of the first. */
  public static List<String> shortRun(Path folder, int filings, int load, List<String> figures) throws Exception {
    try (var fleet = new Fleet(folder)) {
      fleet.joined();
      var bench = new NodesBench(fleet);
      Node second = fleet.launchJoined();
      Node deaf = fleet.launch(Map.of());
      Fleet.untilReady(second).untilItSays("hears 2 of 3", Duration.ofSeconds(60));
      Seen seen = bench.seen(filings, fleet.living().get(0), List.of(second));
      figures.add("on the other node from sending " + seen.fromSending + ", from answer " + seen.fromAnswer);
      Fleet.untilReady(deaf).untilItSays("hears 1 of 3", Duration.ofSeconds(60));
      Survived survived = bench.survive(load);
      figures.add(survived.toString());
      var wrong = new ArrayList<>(seen.wrong);
      wrong.addAll(survived.wrong);
      if (survived.resumed == 0) wrong.add("no stream went on elsewhere");
      if (survived.sweepSeconds > LEASE.toSeconds() + 3) wrong.add("nobody swept for " + survived.sweepSeconds + " s");
      return wrong;
    }
  }
}
