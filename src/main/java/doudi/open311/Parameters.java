package doudi.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request carries, in its form or its query, which clients use as they like. An empty value is none; unknown names do no harm. */
final class Parameters {
  /** {@code attribute[X]}, {@code attribute[X][]} and {@code attribute[X][0]}: one client or another sends each of them. */
  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]+)](?:\\[\\d*])?");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Earlier values win where only one is taken. */
  void add(String name, String value) {
    if (!value.isBlank()) values.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value.strip());
  }

  Optional<String> text(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Parts between commas, of every value. */
  List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip)
        .filter(part -> !part.isEmpty()).distinct().toList();
  }

  /** Each value once. */
  List<String> attribute(String code) {
    return values.entrySet().stream().filter(entry -> isAttribute(entry.getKey(), code)).flatMap(entry -> entry.getValue().stream())
        .distinct().toList();
  }

  private static boolean isAttribute(String name, String code) {
    Matcher matcher = ATTRIBUTE.matcher(name);
    return matcher.matches() && matcher.group(1).equals(code);
  }

  /** Everything that was said, in one order however it was sent; the key that signs it aside. */
  String digestible() {
    return values.entrySet().stream().filter(entry -> !entry.getKey().equals("api_key"))
        .map(entry -> attributeName(entry.getKey()) + "\u001f" + String.join("\u001e", entry.getValue())).sorted()
        .collect(Collectors.joining("\u001d"));
  }

  private static String attributeName(String name) {
    Matcher matcher = ATTRIBUTE.matcher(name);
    return matcher.matches() ? "attribute[" + matcher.group(1) + "]" : name;
  }
}
