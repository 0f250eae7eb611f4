package doudi.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.calendar.Complexity;
import doudi.calendar.OpeningHours;
import doudi.calendar.Span;
import doudi.catalog.Catalog;
import doudi.catalog.District;
import doudi.catalog.Name;
import doudi.catalog.Service;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Name NAME = new Name("名", "name");
  private static final OpeningHours HOURS =
      new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(new Span(LocalTime.of(9, 0), LocalTime.of(12, 0)))));
  private static final Catalog CATALOG = new Catalog(List.of(new District("city", Optional.empty(), NAME),
      new District("east", Optional.of("city"), NAME)), List.of(), List.of(), List.of());

  private static Window window(String id, String districtId, Competence competence) {
    return new Window(id, NAME, NAME, districtId, competence, 1, Set.of(), HOURS, Optional.empty(), Optional.empty());
  }

  @Test
  void theFallbackIsForTheWholeCityAndForEverything() {
    var some = Competence.of(Set.of("d"), Set.of());
    var windows = new Windows(CATALOG, List.of(window("z", "city", Competence.EVERYTHING), window("b", "city", Competence.EVERYTHING),
        window("a", "east", Competence.EVERYTHING), window("c", "city", some)));
    assertThat(windows.cityFallback().id()).isEqualTo("b");
    assertThat(windows.within("east")).extracting(Window::id).containsExactly("a");
    assertThat(windows.within("city")).extracting(Window::id).containsExactly("a", "b", "c", "z");
    assertThatThrownBy(() -> new Windows(CATALOG, List.of(window("a", "east", Competence.EVERYTHING), window("c", "city", some))))
        .hasMessageContaining("competent for everything");
    assertThatThrownBy(() -> new Windows(CATALOG, List.of(window("a", "nowhere", Competence.EVERYTHING))))
        .hasMessageContaining("stands nowhere");
  }

  @Test
  void aCompetenceIsEverythingOrNamed() {
    var service = new Service("s", NAME, "d", List.of("p"), Complexity.SIMPLE, List.of(), Optional.empty());
    assertThat(Competence.EVERYTHING.covers(service)).isTrue();
    assertThat(Competence.of(Set.of(), Set.of("s")).covers(service)).isTrue();
    assertThat(Competence.of(Set.of(), Set.of("s")).coversDepartment("d")).isFalse();
    assertThat(Competence.of(Set.of("d"), Set.of()).covers(service)).isTrue();
    assertThat(Competence.of(Set.of("o"), Set.of("t")).covers(service)).isFalse();
    assertThatThrownBy(() -> Competence.of(Set.of(), Set.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Competence(true, Set.of("d"), Set.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
