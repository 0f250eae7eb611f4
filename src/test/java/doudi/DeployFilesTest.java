package doudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files under scripts/deploy say what Kubernetes, compose and nginx understand, and what this program needs of them. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of("scripts/deploy");
  private static final String MODEL = "io.fabric8.kubernetes.api.model.";
  private static final Map<String, String> PACKAGES = Map.of("v1", "", "apps/v1", "apps.", "policy/v1", "policy.v1.",
      "networking.k8s.io/v1", "networking.v1.");
  private static final int DRAIN_SECONDS = 10;

  private static List<String> documents() throws IOException {
    var all = new ArrayList<String>();
    for (String file : List.of("nodes.yaml", "network.yaml")) {
      all.addAll(Arrays.asList(Files.readString(DEPLOY.resolve("kubernetes").resolve(file)).split("\n---\n")));
    }
    return all;
  }

  private static JsonObject read(String yaml) {
    Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new JsonObject(Json.encode(document));
  }

  private static JsonObject manifest(String kind, String name) throws IOException {
    return documents().stream().map(DeployFilesTest::read).filter(one -> one.getString("kind").equals(kind)
        && one.getJsonObject("metadata").getString("name").equals(name)).findFirst().orElseThrow();
  }

  private static JsonObject at(JsonObject from, String... path) {
    for (String step : path) from = from.getJsonObject(step);
    return from;
  }

  private static JsonObject pod() throws IOException {
    return at(manifest("Deployment", "doudi"), "spec", "template", "spec");
  }

  private static JsonObject container() throws IOException {
    return pod().getJsonArray("containers").getJsonObject(0);
  }

  private static JsonObject compose() throws IOException {
    return read(Files.readString(DEPLOY.resolve("compose.yaml")));
  }

  /** Into the model's own classes, which know every field of Kubernetes and its type. */
  private static Object model(String yaml) throws ClassNotFoundException {
    JsonObject document = read(yaml);
    Class<?> type = Class.forName(MODEL + PACKAGES.get(document.getString("apiVersion")) + document.getString("kind"));
    return new Yaml(new Constructor(type, new LoaderOptions())).load(yaml);
  }

  @Test
  void everyManifestFitsKubernetesOwnModel() throws Exception {
    for (String yaml : documents()) assertThat(model(yaml)).as(yaml).isNotNull();
    assertThat(documents()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowWouldBeSeen() throws Exception {
    String good = documents().get(0);
    for (String bad : List.of(good.replace("readinessProbe", "readynessProbe"), good.replace("replicas: 3", "replicas: three"),
        good.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"))) {
      assertThat(bad).isNotEqualTo(good);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> model(bad)).isInstanceOf(org.yaml.snakeyaml.error.YAMLException.class);
    }
  }

  @Test
  void aNodeIsAskedWhereItAnswersAndIsGivenTimeToEnd() throws Exception {
    JsonObject container = container();
    assertThat(at(container, "livenessProbe", "httpGet").getString("path")).isEqualTo("/health/live");
    assertThat(at(container, "startupProbe", "httpGet").getString("path")).isEqualTo("/health/live");
    assertThat(at(container, "readinessProbe", "httpGet").getString("path")).isEqualTo("/health/ready");
    assertThat(at(container, "readinessProbe").getInteger("timeoutSeconds")).as("longer than the checks' own patience").isGreaterThan(2);
    JsonArray pause = at(container, "lifecycle", "preStop", "exec").getJsonArray("command");
    assertThat(pod().getInteger("terminationGracePeriodSeconds")).isGreaterThan(Integer.parseInt(pause.getString(1)) + DRAIN_SECONDS);
    assertThat(at(manifest("Deployment", "doudi"), "spec", "strategy", "rollingUpdate").getInteger("maxUnavailable")).isZero();
    assertThat(Files.readString(Path.of("src/main/java/doudi/Main.java"))).contains("STOP_SECONDS = " + DRAIN_SECONDS + ";");
    for (String node : List.of("doudi1", "doudi2", "doudi3")) {
      assertThat(at(compose(), "services", node).getString("stop_grace_period")).isEqualTo("20s");
    }
  }

  @Test
  void nothingRunsAsRootOrWritesOutsideItsFolders() throws Exception {
    assertThat(at(pod(), "securityContext").getBoolean("runAsNonRoot")).isTrue();
    JsonObject rights = at(container(), "securityContext");
    assertThat(rights.getBoolean("readOnlyRootFilesystem")).isTrue();
    assertThat(rights.getBoolean("allowPrivilegeEscalation")).isFalse();
    assertThat(at(rights, "capabilities").getJsonArray("drop")).containsExactly("ALL");
    assertThat(at(container(), "resources", "limits").fieldNames()).containsExactlyInAnyOrder("cpu", "memory");
    assertThat(Files.readString(DEPLOY.resolve("Dockerfile"))).contains("\nUSER 10001:10001\n");
    for (String name : List.of("doudi1", "doudi2", "doudi3", "nginx")) {
      JsonObject service = at(compose(), "services", name);
      assertThat(service.getBoolean("read_only")).as(name).isTrue();
      assertThat(service.getString("user")).as(name).doesNotStartWith("0");
      assertThat(service.containsKey("mem_limit")).as(name).isTrue();
    }
  }

  @Test
  void nodesFindEachOtherAndSecretsStandElsewhere() throws Exception {
    JsonObject headless = manifest("Service", "doudi-nodes");
    assertThat(at(headless, "spec").getString("clusterIP")).isEqualTo("None");
    assertThat(at(headless, "spec").getBoolean("publishNotReadyAddresses")).isTrue();
    var given = new java.util.HashMap<String, JsonObject>();
    container().getJsonArray("env").forEach(one -> given.put(((JsonObject) one).getString("name"), (JsonObject) one));
    assertThat(given.get("DOUDI_CLUSTER_DNS").getString("value")).isEqualTo("doudi-nodes");
    assertThat(at(given.get("DOUDI_CLUSTER_HOST"), "valueFrom", "fieldRef").getString("fieldPath")).isEqualTo("status.podIP");
    for (String secret : List.of("DOUDI_SECRET", "DOUDI_MONGO_URI")) {
      assertThat(at(given.get(secret), "valueFrom").fieldNames()).containsExactly("secretKeyRef");
    }
    assertThat(Files.readString(DEPLOY.resolve("compose.yaml"))).contains("DOUDI_SECRET: \"${DOUDI_SECRET:?");
    String members = at(compose(), "services", "doudi1", "environment").getString("DOUDI_CLUSTER_MEMBERS");
    String nginx = Files.readString(DEPLOY.resolve("nginx.conf"));
    for (int i = 1; i <= 3; i++) {
      String own = at(compose(), "services", "doudi" + i, "networks", "front").getString("ipv4_address");
      assertThat(at(compose(), "services", "doudi" + i, "environment").getString("DOUDI_CLUSTER_HOST")).isEqualTo(own);
      assertThat(members.split(",")).contains(own);
      assertThat(nginx).contains("server " + own + ":8080 ");
    }
  }

  @Test
  void everySettingIsOneThatTheProgramKnows() throws Exception {
    String settings = Files.readString(Path.of("src/main/java/doudi/Settings.java"));
    var used = new TreeSet<String>();
    for (String file : List.of("Dockerfile", "compose.yaml", "kubernetes/nodes.yaml")) {
      var names = Pattern.compile("DOUDI_[A-Z_]+").matcher(Files.readString(DEPLOY.resolve(file)));
      while (names.find()) used.add(names.group());
    }
    assertThat(used).hasSizeGreaterThan(8).allMatch(name -> settings.contains('"' + name + '"'));
  }

  @Test
  void everyStreamOfTheContractGoesThroughUnbufferedAndMetricsDoNotGoThrough() throws Exception {
    String nginx = Files.readString(DEPLOY.resolve("nginx.conf"));
    var location = Pattern.compile("location ~ (\\S+stream\\S*) \\{([^}]*)}").matcher(nginx);
    assertThat(location.find()).isTrue();
    Set<String> streams = new TreeSet<>(read(Files.readString(Path.of("api-docs/openapi.yaml"))).getJsonObject("paths").fieldNames());
    streams.removeIf(path -> !path.endsWith("/stream"));
    assertThat(streams).hasSizeGreaterThanOrEqualTo(3)
        .allMatch(path -> Pattern.compile(location.group(1)).matcher(path.replaceAll("\\{.*?}", "w-1")).find());
    assertThat(location.group(2)).contains("proxy_buffering off;", "proxy_read_timeout 60s;");
    assertThat(nginx).contains("proxy_http_version 1.1;", "proxy_set_header Connection \"\";").doesNotContain("ip_hash", "sticky");
    assertThat(nginx).contains("location ~ ^/(metrics|health)(/|$) { return 404; }");
    JsonObject street = at(manifest("Ingress", "doudi"), "metadata", "annotations");
    assertThat(street.getString("nginx.ingress.kubernetes.io/proxy-buffering")).isEqualTo("off");
  }
}
