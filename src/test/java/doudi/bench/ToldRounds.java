package doudi.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code kill -9} between a write and its telling: of the program while its store lives on, of both, and of the store alone. Then looks
 * whether every event reached everybody who should hear of it, once.
 */
public final class ToldRounds {
  private static final int PEOPLE = 4;
  private static final int SWEPT_SECONDS = 90;

  /** Who dies in a round. */
  private enum Death { PROGRAM, BOTH, STORE }

  /**
   * What the rounds found.
   *
   * @param caught complaints that held an untold event just after a kill
   * @param wrong what was untold, lost or doubled; nothing when all is well
   */
  public record Outcome(int kills, int complaints, int events, int caught, double lastSweepSeconds, List<String> wrong, String recount) {
    public boolean isWell() { return wrong.isEmpty() && recount.equals("differences: 0"); }
  }

  private final Fleet fleet;
  private final Random random;
  private final List<Follower> followers = new ArrayList<>();

  private ToldRounds(Fleet fleet, long seed) {
    this.fleet = fleet;
    this.random = new Random(seed);
  }

  static void main(int rounds) throws Exception {
    Outcome outcome = run(Files.createTempDirectory("doudi-told-"), rounds, 7);
    System.out.printf("kill -9: %d, complaints acknowledged %,d, events %,d; caught untold %d, last told after %.1f s%n"
        + "untold, lost or doubled %d; recount: %s%n", outcome.kills, outcome.complaints, outcome.events, outcome.caught,
        outcome.lastSweepSeconds, outcome.wrong.size(), outcome.recount);
    outcome.wrong.stream().limit(50).forEach(System.out::println);
    System.exit(outcome.isWell() ? 0 : 1);
  }

  public static Outcome run(Path folder, int rounds, long seed) throws Exception {
    try (var fleet = new Fleet(folder)) {
      return new ToldRounds(fleet, seed).rounds(rounds);
    }
  }

  private Outcome rounds(int rounds) throws Exception {
    fleet.alone();
    var bustle = new Bustle(fleet::living, fleet.clerks(), PEOPLE);
    var check = new ToldCheck(fleet.database(), bustle.filed().keySet());
    var window = follow("/v1/windows/" + Fleet.WINDOW + "/stream", fleet.clerks().get(0));
    for (Bustle.Resident resident : bustle.residents()) follow("/v1/me/stream", resident.token());
    var caught = new HashSet<String>();
    for (int round = 0; round < rounds; round++) {
      bustle.begin();
      bustle.untilFiled(5 + random.nextInt(40));
      caught.addAll(die(Death.values()[round % 3], check, bustle));
    }
    double swept = check.untilTold(SWEPT_SECONDS);
    check.window(window);
    for (int i = 0; i < PEOPLE; i++) {
      check.own(bustle.residents().get(i), followers.get(i + 1));
      check.inbox(fleet.living().get(0), bustle.residents().get(i));
    }
    for (String supervisor : fleet.supervisors()) check.disputes(fleet.living().get(0), supervisor);
    for (Follower each : followers) each.close();
    return new Outcome(rounds, bustle.filed().size(), check.events(), caught.size(), swept, check.wrong(), fleet.recounted());
  }

  private Follower follow(String path, String token) throws InterruptedException {
    var follower = new Follower(path, token, fleet::living);
    followers.add(follower);
    return follower;
  }

  /** Whoever died is there again when this ends; the complaints that held something untold. */
  private Set<String> die(Death death, ToldCheck check, Bustle bustle) throws Exception {
    if (death != Death.STORE) fleet.living().get(0).process().kill();
    if (death != Death.PROGRAM) fleet.killStore();
    if (death == Death.STORE) TimeUnit.MILLISECONDS.sleep(500);
    bustle.end();
    if (death != Death.PROGRAM) fleet.startStore();
    Set<String> caught = check.untold();
    if (death != Death.STORE) fleet.alone();
    else Fleet.untilReady(fleet.living().get(0));
    return caught;
  }
}
