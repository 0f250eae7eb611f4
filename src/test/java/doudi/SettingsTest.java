package doudi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import doudi.notice.WebPush;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program is told at start: complete or not at all. */
class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void nothingGivenMeansADemoOnLoopbackWithItsOwnStore() {
    var settings = Settings.from(Map.of());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.mongoUri()).isEmpty();
    assertThat(settings.database()).isEqualTo("doudi");
    assertThat(settings.demo()).isTrue();
    assertThat(settings.secret()).isEmpty();
    assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void whoeverSetsSomethingUpGetsNoDemo() {
    assertThat(Settings.from(Map.of("DOUDI_HOST", "127.0.0.1")).demo()).isFalse();
    assertThat(Settings.from(Map.of("DOUDI_MONGO_URI", "mongodb://db")).demo()).isFalse();
    assertThat(Settings.from(Map.of("DOUDI_SECRET", SECRET)).demo()).isFalse();
    assertThat(Settings.from(Map.of("DOUDI_PORT", "9000", "DOUDI_DATA", "/tmp/x")).demo()).isTrue();
    assertThat(Settings.from(Map.of("DOUDI_HOST", " ", "DOUDI_PORT", "")).demo()).isTrue();
  }

  @Test
  void everyMistakeStandsInOneMessage() {
    var wrong = new HashMap<>(Map.of("DOUDI_PORT", "70000", "DOUDI_MONGO_URI", "http://db", "DOUDI_DEMO", "yes", "DOUDI_SECRET", "short",
        "DOUDI_LEASE_MINUTES", "0", "DOUDI_LOG", "xml", "DOUDI_DATA", "a\0b"));
    assertThatThrownBy(() -> Settings.from(wrong)).isInstanceOf(IllegalArgumentException.class).satisfies(failure ->
        assertThat(failure.getMessage().lines().map(line -> line.replaceAll(":.*", "")))
            .containsExactlyInAnyOrderElementsOf(wrong.keySet()));
  }

  @Test
  void aMistakeSaysWhatWouldBeRightAndNeverRepeatsASecret() {
    assertThatThrownBy(() -> Settings.from(Map.of("DOUDI_PORT", "http")))
        .hasMessage("DOUDI_PORT: must be a whole number from 0 to 65535, not \"http\"");
    assertThatThrownBy(() -> Settings.from(Map.of("DOUDI_SECRET", "hush"))).hasMessageNotContaining("hush")
        .hasMessageContaining("at least 32");
    assertThatThrownBy(() -> Settings.from(Map.of("DOUDI_MONGO_URI", "db://user:hush@host"))).hasMessageNotContaining("hush");
  }

  @Test
  void aDemoIsRefusedWhereStrangersCanReachIt() {
    for (String open : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
      assertThatThrownBy(() -> Settings.from(Map.of("DOUDI_HOST", open, "DOUDI_DEMO", "true"))).hasMessageContaining("DOUDI_DEMO")
          .hasMessageContaining(open);
      assertThat(Settings.from(Map.of("DOUDI_HOST", open)).demo()).isFalse();
    }
    for (String inside : new String[] {"127.0.0.1", "::1", "127.1.2.3"}) {
      assertThat(Settings.from(Map.of("DOUDI_HOST", inside, "DOUDI_DEMO", "true")).demo()).isTrue();
    }
  }

  @Test
  void whatIsShownMasksWhatIsSecret() {
    var settings = Settings.from(Map.of("DOUDI_SECRET", SECRET, "DOUDI_MONGO_URI", "mongodb://user:hush@db/doudi"));
    assertThat(settings.toString()).doesNotContain(SECRET).doesNotContain("hush").contains("secret=***").contains("mongoUri=***")
        .contains("port=8080");
  }

  @Test
  void browsersAreToldOnlyByTheProjectThatAppsAreToldBy(@TempDir Path folder) throws Exception {
    Path account = Files.writeString(folder.resolve("account.json"), "{}");
    Path web = folder.resolve("web.json");
    var env = new HashMap<>(Map.of("DOUDI_FIREBASE_WEB", web.toString()));
    assertThatThrownBy(() -> Settings.from(env)).hasMessageContaining("needs DOUDI_FIREBASE_PROJECT")
        .hasMessageContaining("is not a file of JSON");
    env.putAll(Map.of("DOUDI_FIREBASE_PROJECT", "anhe", "DOUDI_FIREBASE_CREDENTIALS", account.toString()));
    Files.writeString(web, "{\"projectId\": \"other\", \"apiKey\": 1, \"appId\": \"1\", \"messagingSenderId\": \"4\"}");
    assertThatThrownBy(() -> Settings.from(env)).hasMessageContaining("another project").hasMessageContaining("lacks \"apiKey\"")
        .hasMessageContaining("lacks \"vapidKey\"").hasMessageNotContaining("lacks \"appId\"");
    Files.writeString(web, "{\"projectId\":\"anhe\",\"apiKey\":\"k\",\"appId\":\"1\",\"messagingSenderId\":\"4\",\"vapidKey\":\"v\"}");
    assertThat(Settings.from(env).webPush()).contains(new WebPush("anhe", "k", "1", "4", "v"));
  }

  @Test
  void spacesAroundAValueDoNotCount() {
    assertThat(Settings.from(Map.of("DOUDI_PORT", " 8081 ")).port()).isEqualTo(8081);
  }
}
