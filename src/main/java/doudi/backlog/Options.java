package doudi.backlog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line, checked. {@code columns} is field → column of the file. */
record Options(Path file, Destination destination, Map<String, String> columns, String backlog, int atOnce) {
  private static final Set<String> WITH_VALUE = Set.of("--url", "--token", "--window", "--map", "--backlog", "--at-once");

  static Options parse(String[] args, Optional<String> tokenOfEnvironment) {
    var files = new ArrayList<String>();
    var values = new HashMap<String, String>();
    var left = new ArrayDeque<>(List.of(args));
    while (!left.isEmpty()) {
      String arg = left.pop();
      if (!arg.startsWith("--")) {
        files.add(arg);
      } else if (!arg.equals("--english")) {
        option(arg, left, values);
      }
    }
    if (files.size() != 1) {
      throw new GivingUp(Words.ONE_FILE, files.isEmpty() ? "—" : String.join(" ", files));
    }
    return new Options(Path.of(files.get(0)), destination(values, english(args), tokenOfEnvironment),
        columns(values.get("--map")), values.getOrDefault("--backlog", ""), atOnce(values.getOrDefault("--at-once", "4")));
  }

  static boolean english(String[] args) {
    return List.of(args).contains("--english");
  }

  private static void option(String arg, ArrayDeque<String> left, Map<String, String> values) {
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    if (!WITH_VALUE.contains(name)) {
      throw new GivingUp(Words.UNKNOWN_OPTION, name);
    }
    String value = equals < 0 ? left.poll() : arg.substring(equals + 1);
    if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
      throw new GivingUp(Words.VALUE_MISSING, name);
    }
    values.merge(name, value, (before, now) -> name.equals("--map") ? before + "," + now : now);
  }

  private static Destination destination(Map<String, String> values, boolean english, Optional<String> tokenOfEnvironment) {
    String url = values.getOrDefault("--url", "http://127.0.0.1:8080");
    var token = Optional.ofNullable(values.get("--token")).or(() -> tokenOfEnvironment).map(String::strip).filter(t -> !t.isEmpty());
    try {
      return new Destination(new URI(url), token, Optional.ofNullable(values.get("--window")), english);
    } catch (URISyntaxException e) {
      throw new GivingUp(Words.BAD_URL, url);
    }
  }

  private static Map<String, String> columns(String map) {
    var columns = new LinkedHashMap<String, String>();
    for (String pair : map == null ? new String[0] : map.split("[,，]")) {
      int equals = pair.indexOf('=');
      String field = equals < 0 ? "" : pair.substring(0, equals).strip();
      if (!Row.FIELDS.contains(field) || pair.substring(equals + 1).isBlank()) {
        throw new GivingUp(Words.BAD_MAP, pair, String.join(", ", Row.FIELDS));
      }
      columns.put(field, pair.substring(equals + 1).strip());
    }
    return columns;
  }

  private static int atOnce(String given) {
    if (!given.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
      throw new GivingUp(Words.BAD_AT_ONCE, given);
    }
    return Integer.parseInt(given);
  }
}
