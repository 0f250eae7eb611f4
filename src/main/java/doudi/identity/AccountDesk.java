package doudi.identity;

import doudi.plumbing.Cursor;
import doudi.plumbing.Fault;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, and the accounts that may. */
public final class AccountDesk {
  private static final Logger log = LoggerFactory.getLogger(AccountDesk.class);
  public static final Duration STAFF_TOKEN_LIFE = Duration.ofHours(12);
  public static final Duration RESIDENT_TOKEN_LIFE = Duration.ofDays(400);
  private static final int FAILURES_ALLOWED = 5;
  private static final Duration FAILURE_MEMORY = Duration.ofMinutes(15);

  /** A token and for whom it is. */
  public record SignedIn(String token, String id, Role role, Duration life) {}

  /**
   * What an admin says about an account; absent means unchanged (or none, for a new one).
   *
   * @param drawn whether the password was drawn at random by this program
   */
  public record Wanted(Optional<String> password, boolean drawn, Optional<Boolean> disabled, Optional<List<String>> windowIds,
      Optional<String> districtId,
      Optional<List<String>> platformIds, Optional<List<String>> departmentIds) {}

  private final AccountStore store;
  private final LocalPasswords passwords;
  private final LocalTokenVerifier tokens;
  private final ScopeDirectory directory;
  private final Consumer<String> rightsChanged;
  private final Clock clock;

  /** @param rightsChanged hears the name of an account that may do more or less than before */
  public AccountDesk(AccountStore store, LocalPasswords passwords, LocalTokenVerifier tokens, ScopeDirectory directory,
      Consumer<String> rightsChanged,
      Clock clock) {
    this.store = store;
    this.passwords = passwords;
    this.tokens = tokens;
    this.directory = directory;
    this.rightsChanged = rightsChanged;
    this.clock = clock;
  }

  /**
   * Fails with {@code wrong-credentials}, or {@code too-many-attempts} after five failures in 15 minutes, whether the account exists or
   * not.
   */
  public Future<SignedIn> signIn(String name, String password) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store.countAttempt(name, now, now.minus(FAILURE_MEMORY), FAILURES_ALLOWED).compose(free -> {
      if (!free) return Future.failedFuture(locked(name));
      return store.find(name).compose(found -> passwords.matches(password, found.map(Account::passwordHash).orElse(null))
          .compose(right -> right && !found.orElseThrow()
              .disabled() ? welcome(found.orElseThrow(), now) : Future.failedFuture(wrong(name))));
    });
  }

  private Future<SignedIn> welcome(Account account, Instant now) {
    log.info("signed in role={}", account.role().code());
    var token = tokens.issue(new TokenVerifier.Bearer(account.name(), true, now), STAFF_TOKEN_LIFE);
    return store.forgetAttempts(account.name()).map(new SignedIn(token, account.name(), account.role(), STAFF_TOKEN_LIFE));
  }

  /** A pseudonymous device account; nothing about the person is asked or kept. */
  public SignedIn newResident() {
    String id = UUID.randomUUID().toString();
    return new SignedIn(tokens.issue(new TokenVerifier.Bearer(id, false, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        RESIDENT_TOKEN_LIFE), id, Role.RESIDENT, RESIDENT_TOKEN_LIFE);
  }

  /** Fails with Refusal INVALID when the scope names what the city does not have, or does not suit the role. */
  public Future<Account> create(String name, Role role, Wanted wanted) {
    var none = new Account(name, role, Set.of(), null, Set.of(), Set.of(), "", false, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return save(none, wanted, true);
  }

  /** Changes what was given; from then on older tokens of the account are refused. */
  public Future<Account> change(String name, Wanted wanted) {
    return store.find(name).compose(found -> save(found.orElseThrow(Refusal::notFound), wanted, false));
  }

  private Future<Account> save(Account before, Wanted wanted, boolean isNew) {
    Account scoped = scoped(before, wanted);
    refuseWrongScope(scoped, wanted);
    Future<String> hash = wanted.password().map(text -> passwords.hash(text, wanted.drawn()))
        .orElseGet(() -> Future.succeededFuture(before.passwordHash()));
    return hash.compose(hashed -> {
      var account = new Account(scoped.name(), scoped.role(), scoped.windowIds(), scoped.districtId(), scoped.platformIds(),
          scoped.departmentIds(),
          hashed, wanted.disabled().orElse(before.disabled()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      log.info("account saved role={} new={} disabled={}", account.role().code(), isNew, account.disabled());
      return isNew ? store.add(account) : store.replace(account).compose(saved -> store.forgetAttempts(saved.name()).map(saved))
          .onSuccess(saved -> rightsChanged.accept(saved.name()));
    });
  }

  private static Account scoped(Account before, Wanted wanted) {
    return new Account(before.name(), before.role(), wanted.windowIds().<Set<String>>map(Set::copyOf).orElse(before.windowIds()),
        wanted.districtId().orElse(before.districtId()), wanted.platformIds().<Set<String>>map(Set::copyOf).orElse(before.platformIds()),
        wanted.departmentIds().<Set<String>>map(Set::copyOf)
            .orElse(before.departmentIds()), before.passwordHash(), before.disabled(), before.tokensFrom());
  }

  private void refuseWrongScope(Account account, Wanted wanted) {
    var faults = new ArrayList<>(directory.unknown(wanted.windowIds().orElse(List.of()), wanted.districtId().orElse(null),
        wanted.platformIds().orElse(List.of()), wanted.departmentIds().orElse(List.of())));
    if (account.role() != Role.CLERK && !account.windowIds()
        .isEmpty()) faults.add(new Fault("/windowIds", "only a clerk works at windows"));
    if (account.role() == Role.CLERK && account.windowIds()
        .isEmpty()) faults.add(new Fault("/windowIds", "a clerk needs at least one window"));
    if ((account.role() == Role.SUPERVISOR) != (account.districtId() != null)) {
      faults.add(new Fault("/districtId", "a supervisor, and nobody else, has a district"));
    }
    boolean ownUnit = account.role() == Role.AUDITOR && account.platformIds().isEmpty();
    boolean answers = !account.platformIds().isEmpty() || !account.departmentIds().isEmpty() && !ownUnit;
    if ((account.role() == Role.MANAGER) != answers) faults.add(new Fault("/platformIds",
        "a manager has platforms or departments, an auditor at most the departments they belong to, and nobody else any"));
    if (!faults.isEmpty()) throw Refusal.invalid(faults);
  }

  public Future<Page<Account>> list(Optional<Cursor> cursor, int limit) {
    return store.page(cursor.map(at -> at.key(0)), limit).map(read -> Page.cut(read, limit, last -> Cursor.of(last.name())));
  }

  private static Refusal wrong(String name) {
    log.info("sign-in refused reason=wrong-credentials account={}", Integer.toHexString(name.hashCode()));
    return Refusal.unauthenticated("wrong-credentials", "Account or password is wrong.");
  }

  private static Refusal locked(String name) {
    log.warn("sign-in refused reason=too-many-attempts account={}", Integer.toHexString(name.hashCode()));
    return Refusal.tooMany("too-many-attempts",
        "Five failures in 15 minutes; wait a quarter of an hour, or ask an admin to set a new password.");
  }
}
