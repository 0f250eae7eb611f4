package doudi.notice;

import doudi.identity.Caller;
import doudi.identity.Person;
import doudi.plumbing.Language;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody's phones, and how they want to be told on them. */
public final class DeviceDesk {
  private static final Logger log = LoggerFactory.getLogger(DeviceDesk.class);

  private final DeviceStore devices;
  private final PreferenceStore preferences;
  private final Clock clock;

  public DeviceDesk(DeviceStore devices, PreferenceStore preferences, Clock clock) {
    this.devices = devices;
    this.preferences = preferences;
    this.clock = clock;
  }

  /**
   * The phone is the caller's from now on, whosever it was; doing it again says that it is still in use. A twenty-first phone takes the
   * place of the one heard of longest ago.
   *
   * @param language the phone's, if it said one
   */
  public Future<Void> register(Caller caller, String token, Optional<Language> language) {
    log.info("device registered role={}", caller.role().code());
    return devices.put(token, person(caller), clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .compose(put -> language.map(heard -> preferences.hear(person(caller), heard)).orElseGet(Future::succeededFuture));
  }

  /** Nothing happens, and nothing is told, when it is not the caller's. */
  public Future<Void> remove(Caller caller, String token) {
    return devices.remove(token, person(caller));
  }

  public Future<NoticePreferences> preferences(Caller caller) {
    return preferences.of(person(caller));
  }

  /** @param push kinds to switch on or off; those not named stay as they are */
  public Future<NoticePreferences> change(Caller caller, Optional<Language> language, Optional<Boolean> quietHours,
      Map<NoticeKind, Boolean> push) {
    return preferences.of(person(caller)).compose(now -> preferences.change(person(caller), language, quietHours,
        push.isEmpty() ? Optional.empty() : Optional.of(muted(now.muted(), push))));
  }

  private static Set<NoticeKind> muted(Set<NoticeKind> now, Map<NoticeKind, Boolean> push) {
    var muted = new HashSet<>(now);
    push.forEach((kind, on) -> { if (on) muted.remove(kind); else muted.add(kind); });
    return muted;
  }

  private static Person person(Caller caller) {
    return Person.all(caller).get(0);
  }
}
