package doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Screens speak only through the catalog: every key they use is there in both languages, none lies unused, and no sentence stands in the
 * code.
 */
class CatalogUseTest {
  private static final Path WEB = Path.of("src/main/resources/web");
  private static final Pattern KEY = Pattern.compile("[\"'`](ui\\.[a-z0-9.-]*[a-z0-9])[\"'`]");
  /** Such as {@code `ui.status.${status}`} and {@code count("ui.progress.ahead", …)}: the keys begin so. */
  private static final Pattern OPEN_KEY = Pattern.compile("`(ui\\.[a-z.-]+\\.)\\$\\{|count\\(\"(ui\\.[a-z.-]+)\"");
  /** Outside comments no letter of Chinese, and in templates no English sentence between two tags. */
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]+");
  private static final Pattern BARE_TEXT = Pattern.compile(">[^<>${}`]*\\b[A-Za-z]{3,} [A-Za-z]{2,}[^<>${}`]*</");
  private static final Pattern JOINED = Pattern.compile("\\bt\\([^()]*\\)\\s*\\+|\\+\\s*t\\(");

  @Test
  void everyKeyIsInTheCatalogAndEveryKeyOfTheCatalogIsUsed() throws IOException {
    var used = new TreeSet<String>();
    var beginnings = new TreeSet<String>();
    for (String code : modules()) {
      matches(KEY, code).forEach(match -> used.add(match.group(1)));
      matches(OPEN_KEY, code).forEach(match -> beginnings.add(match.group(1) != null ? match.group(1) : match.group(2) + "."));
    }
    Set<String> known = catalog("zh-CN");
    assertThat(catalog("en")).isEqualTo(known);
    used.removeIf(key -> beginnings.contains(key + "."));
    assertThat(known).containsAll(used);
    assertThat(known.stream().filter(key -> !used.contains(key) && beginnings.stream().noneMatch(key::startsWith)).toList())
        .as("never said").isEmpty();
  }

  @Test
  void noSentenceStandsInTheCode() throws IOException {
    for (String code : modules()) {
      String plain = COMMENT.matcher(code).replaceAll("");
      assertThat(matches(CHINESE, plain).map(Matcher::group).toList()).isEmpty();
      assertThat(matches(BARE_TEXT, plain).map(Matcher::group).toList()).isEmpty();
      assertThat(matches(JOINED, plain).map(Matcher::group).toList()).as("joined from pieces").isEmpty();
      assertThat(plain).doesNotContain("innerHTML", "unsafeHTML", "style=\"");
    }
  }

  @Test
  void filesStayShort() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) assertThat(Files.readAllLines(file))
          .as(file.toString()).hasSizeLessThanOrEqualTo(250);
    }
  }

  private static Stream<Matcher> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return Stream.iterate(matcher, one -> one).takeWhile(Matcher::find);
  }

  private static Set<String> modules() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      var all = new TreeSet<String>();
      for (Path file : files.filter(one -> one.toString().endsWith(".js") && !one.startsWith(WEB.resolve("docs")))
          .toList()) all.add(Files.readString(file));
      return all;
    }
  }

  private static Set<String> catalog(String language) throws IOException {
    return new JsonObject(Files.readString(Path.of("src/main/resources/messages", language + ".json"))).fieldNames().stream()
        .filter(key -> key.startsWith("ui.")).collect(Collectors.toCollection(TreeSet::new));
  }
}
