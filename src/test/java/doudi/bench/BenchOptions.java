package doudi.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of the bench; {@code url} and {@code mongo} are empty when the bench shall start them itself. */
record BenchOptions(Optional<String> url, Optional<String> accounts, Optional<String> mongo, List<Integer> connections, Pace pace) {
  static final String USAGE = """
      usage: scripts/bench/intake [options]
        --url URL           a running product; without it target/doudi.jar is started for the run
        --accounts FILE     its demo-accounts.json, needed with --url
        --mongo URI         the store of the product, used by the bare endpoint too; needed with --url. Without both, a store in memory
        --connections LIST  1,16,64
        --rounds N          5
        --seconds S         measured per round, 3
        --warm-up S         before each measurement, 1
        --first-warm-up S   once per kind of request, 60""";
  private static final Set<String> NAMES = Set.of("--url", "--accounts", "--mongo", "--connections", "--rounds", "--seconds", "--warm-up",
      "--first-warm-up");

  record Pace(int rounds, Duration measured, Duration warmUp, Duration firstWarmUp) {}

  static BenchOptions parse(String... args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException("unknown option or missing value: " + args[i] + "\n" + USAGE);
      }
      given.put(args[i], args[i + 1]);
    }
    if (given.containsKey("--url") && !(given.containsKey("--accounts") && given.containsKey("--mongo"))) {
      throw new IllegalArgumentException("--url needs --accounts and --mongo\n" + USAGE);
    }
    return new BenchOptions(text(given, "--url").map(url -> url.replaceAll("/+$", "")), text(given, "--accounts"), text(given, "--mongo"),
        Arrays.stream(given.getOrDefault("--connections", "1,16,64").split(",")).map(Integer::valueOf).toList(),
        new Pace(Integer.parseInt(given.getOrDefault("--rounds", "5")), seconds(given, "--seconds", "3"), seconds(given, "--warm-up", "1"),
            seconds(given, "--first-warm-up", "60")));
  }

  private static Optional<String> text(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name));
  }

  private static Duration seconds(Map<String, String> given, String name, String otherwise) {
    return Duration.ofMillis(Math.round(1000 * Double.parseDouble(given.getOrDefault(name, otherwise))));
  }

  /** No run lasts longer, whatever happens. */
  Duration longest() {
    var round = pace.measured.plus(pace.warmUp).plusSeconds(Load.ANSWER_SECONDS);
    return round.multipliedBy(3L * pace.rounds * connections.size()).plus(pace.firstWarmUp.multipliedBy(3)).plusMinutes(5);
  }
}
