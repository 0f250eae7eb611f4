package doudi;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Optional;

/**
 * Nodes joined so that a bell rung on one is heard on all. Only the bell goes through here; what is true stands in the store.
 *
 * @param host address that other nodes reach this one at; loopback unless set
 * @param port first port that is tried; the next 20 after it
 * @param members host or host:port of nodes to ask first; need not be all of them
 * @param dns name of a headless Kubernetes service that lists the nodes; then members are not asked
 */
record Cluster(String host, int port, List<String> members, Optional<String> dns) {
  private static final int PORTS = 20;

  /** A Vert.x on its own, or one that has joined the others. */
  static Future<Vertx> vertx(Settings settings) {
    return settings.cluster().map(Cluster::join).orElseGet(() -> Future.succeededFuture(Vertx.vertx()));
  }

  private Future<Vertx> join() {
    var options = new VertxOptions();
    options.getEventBusOptions().setHost(host).setClusterPublicHost(host);
    return Vertx.builder().with(options).withClusterManager(new HazelcastClusterManager(config())).buildClustered();
  }

  /** No multicast, nothing found by itself, no word to the maker. */
  private Config config() {
    Config config = ConfigUtil.loadConfig().setClusterName("doudi");
    config.setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.shutdownhook.enabled", "false").setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.heartbeat.interval.seconds", "1").setProperty("hazelcast.max.no.heartbeat.seconds", "10")
        .setProperty("hazelcast.merge.first.run.delay.seconds", "10").setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(true).setPortCount(PORTS);
    config.getNetworkConfig().getInterfaces().setEnabled(true).clear().addInterface(host);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(dns.isEmpty());
    if (dns.isEmpty()) join.getTcpIpConfig().setMembers(members);
    dns.ifPresent(name -> join.getKubernetesConfig().setEnabled(true).setProperty("service-dns", name));
    return config;
  }
}
