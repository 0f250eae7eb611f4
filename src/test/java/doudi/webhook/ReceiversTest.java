package doudi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where deliveries never go outside a demo, and how long a failed one waits. */
class ReceiversTest {
  private static final Receivers REAL = new Receivers(false);

  @Test
  void nothingInsideANetworkIsPublic() throws Exception {
    for (String inside : List.of("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.127.255.255", "0.0.0.0", "0.1.2.3", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001::1", "2001:db8::1")) {
      assertThat(REAL.admits(InetAddress.getByName(inside))).as(inside).isFalse();
    }
    for (String outside : List.of("8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.3.1", "223.5.5.5",
        "2400:3200::1", "2606:4700::1111")) {
      assertThat(REAL.admits(InetAddress.getByName(outside))).as(outside).isTrue();
    }
  }

  @Test
  void outsideADemoOnlyHttpsToAPublicNameWillDo() {
    for (String url : List.of("http://127.0.0.1/", "http://localhost:8080/", "https://localhost/", "https://printer.local/",
        "https://metadata.internal/", "https://intranet/", "http://example.org/", "https://a@example.org/", "https:///x", "javascript:1")) {
      assertThat(REAL.fault(url)).as(url).isPresent();
    }
    assertThat(REAL.fault("https://hooks.example.org:8443/in?x=1")).isEmpty();
    assertThat(new Receivers(true).fault("http://127.0.0.1:9/")).isEmpty();
    assertThat(new Receivers(true).fault("http://10.0.0.1:9/")).isPresent();
  }

  @Test
  void aFailedDeliveryWaitsLongerEachTimeAndAsTheReceiverAsks() {
    Instant now = Instant.parse("2026-11-20T02:00:00Z");
    var first = new Delivery("d", "w", "h", Delivery.State.WAITING, 0, now, now, now, null, null, "{}");
    assertThat(Delivery.backOff(1, 0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(Delivery.backOff(1, 1)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Delivery.backOff(3, 1)).isEqualTo(Duration.ofMinutes(2));
    assertThat(Delivery.backOff(60, 1)).isEqualTo(Duration.ofHours(4));
    assertThat(first.after(Reply.answered(503, Optional.of(Duration.ofHours(2))), now, 1).dueAt()).isEqualTo(now.plus(Duration.ofHours(2)));
    assertThat(first.after(Reply.failed("timeout"), now.plus(Delivery.GIVEN_UP_AFTER), 1).state()).isEqualTo(Delivery.State.GIVEN_UP);
    assertThat(first.after(Reply.answered(200, Optional.empty()), now, 1).state()).isEqualTo(Delivery.State.DELIVERED);
  }
}
