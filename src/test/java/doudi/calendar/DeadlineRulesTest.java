package doudi.calendar;

import static doudi.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRulesTest {

  private static final WorkTime TIME = new WorkTime(Calendars.CHINA, Calendars.WEEKDAY_HALL);

  @ParameterizedTest
  @CsvSource({
    "first-contact, ordinary, 1", "resolution, simple, 1", "resolution, ordinary, 5", "resolution, several-departments, 10",
    "explanation, simple, 3", "confirmation, several-departments, 10", "dispute-answer, ordinary, 3"})
  void theDefaultsHold(String stage, String complexity, int days) {
    assertThat(DeadlineRules.DEFAULTS.workingDays(Stage.of(stage).orElseThrow(), Complexity.of(complexity).orElseThrow()))
        .isEqualTo(days);
  }

  @Test
  void anUnknownCodeIsAbsent() {
    assertThat(Stage.of("RESOLUTION")).isEmpty();
    assertThat(Complexity.of("hard")).isEmpty();
  }

  @Test
  void aDeadlineIsKeptAtItsInstantAndMissedAfterIt() {
    var filed = at("2025-01-24T10:00");
    var deadline = DeadlineRules.DEFAULTS.deadline(Stage.RESOLUTION, Complexity.ORDINARY, filed, TIME);
    assertThat(deadline).isEqualTo(new Deadline(Stage.RESOLUTION, at("2025-02-07T17:00")));
    assertThat(deadline.isMissedAt(deadline.due())).isFalse();
    assertThat(deadline.isMissedAt(deadline.due().plusMillis(1))).isTrue();
    assertThat(deadline.shifted(Duration.ofHours(1), TIME).due()).isEqualTo(at("2025-02-08T10:00"));
  }

  @Test
  void everyNumberIsGivenAndPossible() {
    var resolution = DeadlineRules.DEFAULTS.resolution();
    assertThatThrownBy(() -> new DeadlineRules(1, Map.of(), 3, 10, 3)).hasMessageContaining("every complexity");
    assertThatThrownBy(() -> new DeadlineRules(0, resolution, 3, 10, 3)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new DeadlineRules(1, resolution, 3, 251, 3)).hasMessageContaining("not 251");
    var wrong = Map.of(Complexity.SIMPLE, 1, Complexity.ORDINARY, -5, Complexity.SEVERAL_DEPARTMENTS, 10);
    assertThatThrownBy(() -> new DeadlineRules(1, wrong, 3, 10, 3)).hasMessageContaining("not -5");
  }
}
