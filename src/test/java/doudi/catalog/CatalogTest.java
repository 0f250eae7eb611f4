package doudi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.calendar.Complexity;
import doudi.plumbing.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  @Test
  void aServiceAndAPlatformOfOneIdAreHeardApartInTheSameWords() {
    var platform = new Platform("card", new Name("一卡通", "Card"), Platform.Kind.APP, "transit", List.of());
    var service = new Service("card", new Name("公交卡充值", "Top up"), "transit", List.of("card"), Complexity.SIMPLE, List.of("一卡通", "充值"),
        Optional.empty());
    var words = new Catalog(List.of(district("a", null)), List.of(), List.of(platform), List.of(service)).words();
    var heard = words.mentionsIn("“一卡通”里，充值、再充值：TOP  UP 都不行");
    assertThat(heard.services()).isEqualTo(Map.of("card", "一卡通充值top up".length()));
    assertThat(heard.platforms()).isEqualTo(Map.of("card", 3));
    assertThat(heard.service()).contains("card");
    assertThat(heard.platform()).contains("card");
    assertThat(words.mentionsIn("充值").service()).isEmpty();
    assertThat(words.mentionsIn("一卡通").platform()).contains("card");
  }
}
