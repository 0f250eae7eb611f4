package doudi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.plumbing.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static District district(String id, String parent) {
    return new District(id, Optional.ofNullable(parent), new Name("名" + id, "name " + id));
  }

  private static Catalog of(District... districts) {
    return new Catalog(List.of(districts), List.of(), List.of(), List.of());
  }

  @Test
  void theWayUpEndsAtTheCity() {
    Catalog catalog = of(district("c", "b"), district("a", null), district("b", "a"), district("x", "a"));
    assertThat(catalog.pathToRoot("c")).extracting(District::id).containsExactly("c", "b", "a");
    assertThat(catalog.pathToRoot("nowhere")).isEmpty();
    assertThat(catalog.root().id()).isEqualTo("a");
    assertThat(catalog.isWithin("c", "c")).isTrue();
    assertThat(catalog.isWithin("c", "a")).isTrue();
    assertThat(catalog.isWithin("c", "x")).isFalse();
    assertThat(catalog.isWithin("a", "c")).isFalse();
    assertThat(catalog.isWithin("nowhere", "a")).isFalse();
  }

  @Test
  void anythingButOneTreeIsRefused() {
    assertThatThrownBy(() -> of(district("a", null), district("b", null))).hasMessageContaining("not 2");
    assertThatThrownBy(() -> of(district("a", null), district("b", "c"), district("c", "b"))).hasMessageContaining("its own ancestor");
    assertThatThrownBy(() -> of(district("a", null), district("b", "z"))).hasMessageContaining("no district z");
    assertThatThrownBy(() -> of(district("a", null), district("b", "a"), district("b", "a"))).hasMessageContaining("used twice");
  }

  @Test
  void theDictionaryHasTwentyOneKindsInThreeGroupsAndTheRest() {
    assertThat(FailureKind.values()).hasSize(21);
    assertThat(Stream.of(FailureKind.values()).map(kind -> kind.group().code()).distinct())
        .containsExactly("unusable", "hard-to-use", "impractical", "other");
    for (FailureKind kind : FailureKind.values()) {
      assertThat(FailureKind.of(kind.code())).contains(kind);
      assertThat(kind.code()).isEqualTo(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    assertThat(FailureKind.of("sad")).isEmpty();
    assertThat(FailureKind.of(null)).isEmpty();
    assertThat(FailureKind.LOGIN.label().in(Language.ZH)).isEqualTo("登录或身份核验失败");
  }
}
