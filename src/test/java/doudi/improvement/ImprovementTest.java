package doudi.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.complaint.Actor;
import doudi.improvement.Improvement.State;
import doudi.plumbing.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which step of an improvement may follow which, and what time asks of it. */
class ImprovementTest {
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final Actor MANAGER = new Actor("manager", "manager-1");
  private static final Map<State, Set<State>> ALLOWED = Map.of(State.PROPOSED, Set.of(State.ACCEPTED, State.REFUSED),
      State.ACCEPTED, Set.of(State.UNDER_WAY), State.UNDER_WAY, Set.of(State.LIVE), State.LIVE, Set.of(State.EFFECTIVE, State.NOT_EFFECTIVE),
      State.EFFECTIVE, Set.of(State.REOPENED), State.NOT_EFFECTIVE, Set.of(State.REOPENED), State.REFUSED, Set.of(), State.REOPENED, Set.of());

  static Improvement in(State state) {
    var plan = new Improvement.Plan(Improvement.Kind.FIX, null, "每天同步社保数据", List.of("改同步任务"), "human-resources", LocalDate.parse("2026-12-20"));
    return new Improvement("im1", "hr-site~pension-claim~upload~anhe", "rd1", plan, new Improvement.EffectTest(Measure.COMPLAINTS, 50, 28),
        List.of(new Improvement.Step(state, NOW, MANAGER, null, null, null)));
  }

  @Test
  void onlyTheStepsOfTheRuleFollow() {
    for (State from : ALLOWED.keySet()) {
      for (State to : State.values()) {
        if (ALLOWED.get(from).contains(to)) assertThat(in(from).moved(to, NOW, MANAGER, "好").state()).isEqualTo(to);
        else assertThatThrownBy(() -> in(from).moved(to, NOW, MANAGER, "好")).as(from + " to " + to).isInstanceOf(Refusal.class);
      }
    }
  }

  @Test
  void itIsJudgedWhenTheWindowIsOverAndNotBefore() {
    assertThat(in(State.LIVE).due()).contains(Instant.parse("2026-12-18T22:00:00Z"));
    for (State state : List.of(State.PROPOSED, State.ACCEPTED, State.UNDER_WAY, State.REFUSED, State.REOPENED)) {
      assertThat(in(state).due()).as(state.code()).isEmpty();
    }
  }

  @Test
  void withoutEffectItIsOpenAgainByItselfAndWithEffectPeopleAreToldOnce() {
    var nothing = new Effect(40, 40, 38, 0.95, 0.7, 1.3, 20, Effect.Finding.NOT_SURE);
    Improvement open = in(State.LIVE).judged(nothing, NOW);
    assertThat(open.state()).isEqualTo(State.REOPENED);
    assertThat(open.at(State.NOT_EFFECTIVE)).isPresent();
    assertThat(open.effect()).contains(nothing);
    Improvement works = in(State.LIVE).judged(new Effect(40, 40, 10, 0.25, 0.1, 0.5, 20, Effect.Finding.FELL), NOW);
    assertThat(works.state()).isEqualTo(State.EFFECTIVE);
    assertThat(works.due()).contains(NOW);
    assertThat(works.told(7, NOW).due()).isEmpty();
    assertThat(works.told(7, NOW).state()).isEqualTo(State.EFFECTIVE);
  }
}
