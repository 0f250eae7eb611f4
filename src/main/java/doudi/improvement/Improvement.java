package doudi.improvement;

import doudi.complaint.Actor;
import doudi.hotspot.Period;
import doudi.plumbing.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change promised in answer to a hotspot that was read and countersigned, with the test of its effect declared before anything was done.
 *
 * @param steps oldest first, the proposal first; nothing is ever taken back
 */
public record Improvement(String id, String hotspotId, String readingId, Plan plan, EffectTest test, List<Step> steps) implements Kept {

  /** In which way a platform is made better. */
  public enum Kind {
    FIX, SIMPLIFY, CLARIFY, MERGE, RETIRE, TRAIN, CHANGE_THE_RULE;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What is to be done.
   *
   * @param withPlatformId the platform it is merged with; null for every other kind
   * @param steps at least one
   * @param departmentId the office that does it
   */
  public record Plan(Kind kind, String withPlatformId, String summary, List<String> steps, String departmentId, LocalDate dueOn) {
    public Plan {
      steps = List.copyOf(steps);
    }
  }

  /**
   * By what it will be judged; fixed with the proposal.
   *
   * @param expectedFallPercent by how much the measure is to fall, 1 to 95
   * @param windowDays how many days before and after the change are compared
   */
  public record EffectTest(Measure measure, int expectedFallPercent, int windowDays) {}

  /** Where an improvement stands; {@code TOLD} is no state but that the residents were told. */
  public enum State {
    PROPOSED, ACCEPTED, REFUSED, UNDER_WAY, LIVE, EFFECTIVE, NOT_EFFECTIVE, REOPENED, TOLD;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * @param words the reason, or what was done; null when the program noticed it
   * @param effect of a judgement
   * @param people how many were told
   */
  public record Step(State to, Instant at, Actor by, String words, Effect effect, Integer people) {}

  private static final Map<State, Set<State>> NEXT = Map.of(
      State.PROPOSED, Set.of(State.ACCEPTED, State.REFUSED),
      State.ACCEPTED, Set.of(State.UNDER_WAY),
      State.UNDER_WAY, Set.of(State.LIVE),
      State.LIVE, Set.of(State.EFFECTIVE, State.NOT_EFFECTIVE),
      State.EFFECTIVE, Set.of(State.REOPENED),
      State.NOT_EFFECTIVE, Set.of(State.REOPENED));
  /** After the window, so that what was filed in its last hours is counted. */
  private static final Duration SETTLING = Duration.ofHours(6);

  public Improvement {
    steps = List.copyOf(steps);
  }

  @Override public String about() { return hotspotId; }
  @Override public Instant begunAt() { return steps.get(0).at; }
  @Override public int version() { return steps.size(); }

  /** The end of the window while it is live; at once while residents are still to be told. */
  @Override
  public Optional<Instant> due() {
    if (state() == State.EFFECTIVE && at(State.TOLD).isEmpty()) return at(State.EFFECTIVE);
    return state() == State.LIVE ? at(State.LIVE).map(live -> Days.end(Days.of(live).plusDays(test.windowDays())).plus(SETTLING))
        : Optional.empty();
  }

  public State state() {
    return steps.stream().map(Step::to).filter(to -> to != State.TOLD).reduce((earlier, later) -> later).orElseThrow();
  }

  /** Whether it ever went live; what was only promised has not been tried. */
  public boolean wasTried() {
    return at(State.LIVE).isPresent();
  }

  /** When it last came to that state. */
  public Optional<Instant> at(State state) {
    return last(state).map(Step::at);
  }

  public Optional<Effect> effect() {
    return steps.stream().map(Step::effect).filter(effect -> effect != null).reduce((earlier, later) -> later);
  }

  private Optional<Step> last(State state) {
    return steps.stream().filter(step -> step.to == state).reduce((earlier, later) -> later);
  }

  public String proposer() {
    return steps.get(0).by.id();
  }

  /** What may come next, in the order of its life. */
  List<State> following() {
    return NEXT.getOrDefault(state(), Set.of()).stream().sorted().toList();
  }

  /** @throws Refusal CONFLICT {@code wrong-state} when that does not follow */
  Improvement moved(State to, Instant now, Actor by, String words) {
    if (!following().contains(to)) {
      throw Refusal.conflict("wrong-state",
          "The improvement is " + state().code() + "; it cannot become " + to.code() + ". Nothing was changed.");
    }
    return with(new Step(to, now, by, words, null, null));
  }

  /** The days that its measure is compared with. */
  Period before(LocalDate live) {
    return new Period(live.minusDays(test.windowDays), live.minusDays(1));
  }

  /** The days of its test. */
  Period after(LocalDate live) {
    return new Period(live.plusDays(1), live.plusDays(test.windowDays));
  }

  /** What its window showed; one without effect is open again at once. */
  Improvement judged(Effect effect, Instant now) {
    boolean holds = effect.holds();
    var steps = new ArrayList<Step>();
    steps.add(new Step(holds ? State.EFFECTIVE : State.NOT_EFFECTIVE, now, Actor.SYSTEM, null, effect, null));
    if (!holds) steps.add(new Step(State.REOPENED, now, Actor.SYSTEM, null, null, null));
    return with(steps.toArray(Step[]::new));
  }

  Improvement told(int people, Instant now) {
    return with(new Step(State.TOLD, now, Actor.SYSTEM, null, null, people));
  }

  private Improvement with(Step... more) {
    return new Improvement(id, hotspotId, readingId, plan, test, Stream.concat(steps.stream(), Stream.of(more)).toList());
  }
}
