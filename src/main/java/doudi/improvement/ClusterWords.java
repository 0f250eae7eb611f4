package doudi.improvement;

import doudi.cluster.Cluster;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.Map;
import java.util.stream.Collectors;

/** What the complaints of a cluster say, in one sentence that follows the name of their hotspot. */
final class ClusterWords {
  private final Messages messages;

  ClusterWords(Messages messages) {
    this.messages = messages;
  }

  String sentence(Cluster cluster, Language language) {
    String words = cluster.words().stream().map(Cluster.Named::words).collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    return share(cluster, language) + cluster.step().map(step -> named("step", step.words(), language)).orElse("")
        + cluster.error().map(error -> named("error", error.words(), language)).orElse("")
        + (words.isEmpty() ? "" : named("words", words, language));
  }

  private String share(Cluster cluster, Language language) {
    var share = cluster.share();
    var figures = Map.of("part", Integer.toString(share.part()), "of", Integer.toString(share.of()), "percent",
        VerdictRules.percent(share.value()), "low", VerdictRules.percent(share.low()), "high", VerdictRules.percent(share.high()));
    return messages.say(language, "dossier.failure.share", figures);
  }

  private String named(String what, String words, Language language) {
    return messages.say(language, "dossier.failure." + what, Map.of("words", words));
  }
}
