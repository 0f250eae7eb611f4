package doudi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well what people say is sorted: texts of our own with the cause they were written for, among the 22 real complaints of the public collection,
 * which are about as many different things. Nothing was tuned on them; each half, by checksum, has to do on its own.
 */
class ClusteringTest {
  /** @param label what it is about; empty for one that is about nothing else here */
  private record Text(String label, Told told) {
    int half() {
      var sum = new CRC32();
      sum.update((told.complaintId() + told.terms().size()).getBytes(StandardCharsets.UTF_8));
      return (int) (sum.getValue() % 2);
    }
  }

  /** @param purity of the clusters' members the share that is about what most of their cluster is; {@code caught} of the labelled the share that is in one */
  private record Quality(int texts, int clusters, int causes, double purity, double caught) {}

  private static List<JsonObject> lines(String resource) {
    try (var in = ClusteringTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(JsonObject::new).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource, unreadable);
    }
  }

  private static List<Text> planted() {
    List<JsonObject> lines = lines("/cluster/planted.jsonl");
    return IntStream.range(0, lines.size()).mapToObj(i -> text("p" + i, lines.get(i).getString("cause"), lines.get(i))).toList();
  }

  private static List<Text> real() {
    return lines("/suggestion/real-words.jsonl").stream().map(one -> text("r" + one.getString("id"), "", one)).toList();
  }

  private static Text text(String id, String label, JsonObject line) {
    return new Text(label, ClusterIndex.told(id, id.hashCode(), line.getString("narrative"), line.getString("step"), line.getString("error")));
  }

  @SafeVarargs
  private static List<Text> mixed(Predicate<Text> which, Collection<Text>... sources) {
    var all = new ArrayList<Text>();
    for (var source : sources) source.stream().filter(which).forEach(all::add);
    Collections.shuffle(all, new Random(3));
    return all;
  }

  private static Quality quality(List<Text> texts, int fewest) {
    List<Told> told = texts.stream().map(Text::told).toList();
    var groups = Grouping.of(told).groups().stream().filter(group -> group.size() >= fewest).toList();
    int members = 0;
    int pure = 0;
    int labelled = 0;
    var causes = new HashSet<String>();
    for (var group : groups) {
      var by = new HashMap<String, Integer>();
      group.forEach(one -> by.merge(texts.get(one).label(), 1, Integer::sum));
      var most = by.entrySet().stream().filter(one -> !one.getKey().isEmpty()).max(Map.Entry.comparingByValue());
      members += group.size();
      pure += most.map(Map.Entry::getValue).orElse(0);
      labelled += group.size() - by.getOrDefault("", 0);
      most.ifPresent(one -> causes.add(one.getKey()));
    }
    long all = texts.stream().filter(one -> !one.label().isEmpty()).count();
    return new Quality(texts.size(), groups.size(), causes.size(), pure / (double) Math.max(1, members), labelled / (double) all);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void causesComeApartAndWhatIsAboutNothingElseStaysOut(int half) {
    Quality quality = quality(mixed(one -> one.half() == half, planted(), real()), 3);
    System.err.printf("half %d: %s%n", half, quality);
    assertThat(quality.purity()).as("purity").isGreaterThanOrEqualTo(0.9);
    assertThat(quality.caught()).as("in a cluster").isGreaterThanOrEqualTo(0.65);
    assertThat(quality.causes()).as("causes that have a cluster").isGreaterThanOrEqualTo(5);
  }

  @Test
  void realComplaintsAboutDifferentThingsAreMostlyNoCluster() {
    Quality quality = quality(mixed(any -> true, real()), Cluster.FEWEST);
    assertThat(quality.clusters()).as("of 22 complaints").isLessThanOrEqualTo(1);
  }

  @Test
  void aClusterIsNamedByWordsOfItsOwnInTheSameWayEachTime() {
    List<Text> all = mixed(any -> true, planted(), real());
    Usage city = Usage.of(real().stream().map(Text::told).toList());
    Clusters clusters = new Clustering(city).of(all.stream().map(Text::told).toList());
    System.err.println(quality(all, Cluster.FEWEST) + " " + clusters.all().stream().map(one -> one.step() + " " + one.words()).toList());
    assertThat(clusters.all()).hasSizeGreaterThanOrEqualTo(4).flatExtracting(Cluster::words).extracting(Cluster.Named::words)
        .contains("社保", "验证码", "进度", "人脸识别", "文件");
    assertThat(clusters.all()).flatExtracting(Cluster::words).allMatch(word -> word.complaints() >= Cluster.FEWEST);
    assertThat(new Clustering(city).of(all.stream().map(Text::told).toList())).isEqualTo(clusters);
    assertThat(clusters.all().stream().mapToInt(Cluster::complaints).sum() + clusters.rest()).isEqualTo(all.size());
  }
}
