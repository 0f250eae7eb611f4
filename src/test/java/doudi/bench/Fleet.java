package doudi.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import doudi.Main;
import doudi.embedded.EmbeddedMain;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The embedded store as a process and nodes over it, each a process, on loopback: what one machine can show of many. Ends them all. */
final class Fleet implements AutoCloseable {
  static final String WINDOW = "w-city-hall";
  private static final Duration START = Duration.ofSeconds(120);

  private final Path folder;
  private final int storePort = Child.freePort();
  private final int clusterPort = Math.min(Child.freePort(), 60_000);
  private final List<Node> nodes = new ArrayList<>();
  private final MongoClient client = MongoClients.create(uri() + "/?serverSelectionTimeoutMS=20000");
  private Child store;

  /** @param folder for the store and for the file of sign-ins */
  Fleet(Path folder) throws Exception {
    this.folder = folder;
    Quiet.please();
    startStore();
  }

  private String uri() {
    return "mongodb://127.0.0.1:" + storePort;
  }

  void startStore() throws Exception {
    store = Child.main(EmbeddedMain.class, "serve", "--data", folder.resolve("store").toString(), "--port", "" + storePort);
    store.untilListening(storePort, START);
  }

  void killStore() throws InterruptedException {
    store.kill();
  }

  MongoDatabase database() {
    return client.getDatabase("doudi");
  }

  /** A node on its own, without an event bus to others. */
  Node alone() throws Exception {
    return untilReady(launch(Map.of()));
  }

  /**
   * A node that joins those at the given addresses.
   *
   * @param host loopback address of its bus
   * @param port of its bus, the same for all that should find each other
   */
  Node launchJoined(String host, int port, String members) throws IOException {
    return launch(Map.of("DOUDI_CLUSTER", "true", "DOUDI_CLUSTER_HOST", host, "DOUDI_CLUSTER_PORT", "" + port, "DOUDI_CLUSTER_MEMBERS",
        members));
  }

  /** One of those that find each other on 127.0.0.1. */
  Node joined() throws Exception {
    return untilReady(launchJoined());
  }

  Node launchJoined() throws IOException {
    return launchJoined("127.0.0.1", clusterPort, "127.0.0.1:" + clusterPort);
  }

  Node launch(Map<String, String> more) throws IOException {
    int port = Child.freePort();
    var settings = new HashMap<>(Map.of("DOUDI_PORT", "" + port, "DOUDI_DATA", folder.resolve("data").toString(), "DOUDI_DEMO", "true",
        "DOUDI_MONGO_URI", uri(), "DOUDI_SECRET", "s".repeat(40), "DOUDI_STREAM_HEARTBEAT_MILLIS", "1000"));
    settings.putAll(more);
    var node = new Node(Child.java(settings, List.of("-Xmx400m", "-Dvertx.disableDnsResolver=true", "-cp",
        System.getProperty("java.class.path"), Main.class.getName())), URI.create("http://127.0.0.1:" + port));
    nodes.add(node);
    return node;
  }

  static Node untilReady(Node node) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!node.isReady()) {
      if (!node.process().isAlive() || System.nanoTime() > end) throw new IllegalStateException("did not start, see "
          + node.process().log());
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return node;
  }

  /** Those that have not been killed, in the order in which they were started. */
  List<Node> living() {
    return nodes.stream().filter(node -> node.process().isAlive()).toList();
  }

  /** Tokens of all the demo's staff that are like this. */
  List<String> tokens(Predicate<JsonObject> wanted) throws IOException {
    var tokens = new ArrayList<String>();
    for (Object each : new JsonArray(Files.readString(folder.resolve("data/demo-accounts.json")))) {
      var account = (JsonObject) each;
      if (!wanted.test(account)) continue;
      var signIn = new JsonObject().put("account", account.getString("account")).put("password", account.getString("password"));
      tokens.add(living().get(0).send("POST", "/v1/sign-ins", signIn, Map.of()).good().getString("token"));
    }
    return tokens;
  }

  List<String> clerks() throws IOException {
    return tokens(one -> one.getString("role").equals("clerk") && one.getJsonArray("windowIds").contains(WINDOW));
  }

  List<String> supervisors() throws IOException {
    return tokens(one -> one.getString("role").equals("supervisor") && one.getJsonArray("windowIds").contains(WINDOW));
  }

  /** Ends the nodes and counts every hotspot anew: the line that says how many counts were wrong. */
  String recounted() throws Exception {
    living().forEach(node -> node.process().close());
    Child recount = Child.java(Map.of("DOUDI_DATA", folder.resolve("data").toString(), "DOUDI_MONGO_URI", uri(), "DOUDI_SECRET",
        "s".repeat(40)), List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "recount"));
    for (int i = 0; i < 600 && recount.isAlive(); i++) TimeUnit.MILLISECONDS.sleep(100);
    return Files.readAllLines(recount.log()).stream().filter(line -> line.startsWith("differences")).findFirst().orElse("did not end");
  }

  @Override
  public void close() {
    client.close();
    living().forEach(node -> node.process().close());
    store.close();
  }
}
