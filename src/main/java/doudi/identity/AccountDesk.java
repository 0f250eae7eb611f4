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

  /** A token and for whom it is. */
  public record SignedIn(String token, String id, Role role, Duration life) {}

  /** What an admin says about an account; absent means unchanged, or none for a new one, whose password is then drawn. */
  public record Wanted(Optional<String> password, Optional<Role> role, Optional<Boolean> disabled, Optional<List<String>> windowIds,
      Optional<String> districtId, Optional<List<String>> platformIds, Optional<List<String>> departmentIds) {
    public static final Wanted NOTHING = password(Optional.empty());

    private static Wanted password(Optional<String> fresh) {
      return new Wanted(fresh, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * An account that was saved.
   *
   * @param drawn its new password when this program drew one; told this once and kept nowhere
   */
  public record Saved(Account account, Optional<String> drawn) {}

  /** @param closed whether nobody can sign in with it now, because of failures a moment ago */
  public record Listed(Account account, boolean closed) {}

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
    Instant now = now();
    return known(name, password, now).compose(found -> found.filter(account -> !account.disabled())
        .map(account -> welcome(account, now)).orElseGet(() -> Future.failedFuture(wrong(name))));
  }

  /** The account, if that is its password; every look counts as an attempt until one succeeds. */
  private Future<Optional<Account>> known(String name, String password, Instant now) {
    return store.countAttempt(name, now, FAILURES_ALLOWED).compose(free -> {
      if (!free) return Future.failedFuture(locked(name));
      return store.find(name).compose(found -> passwords.matches(password, found.map(Account::passwordHash).orElse(null))
          .map(right -> found.filter(account -> right)));
    });
  }

  /**
   * Somebody's own new password: ends every other session and begins a new one. Fails with Refusal INVALID pointing at {@code /current},
   * or {@code too-many-attempts}.
   */
  public Future<SignedIn> changeOwnPassword(String name, String current, String fresh) {
    return known(name, current, now()).compose(found -> {
      Account account = found.orElseThrow(() -> Refusal.invalid("/current", "is not your password"));
      return save(account, Wanted.password(Optional.of(fresh)), Optional.empty(), false)
          .compose(saved -> welcome(saved.account(), saved.account().tokensFrom()));
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
    return new SignedIn(tokens.issue(new TokenVerifier.Bearer(id, false, now()),
        RESIDENT_TOKEN_LIFE), id, Role.RESIDENT, RESIDENT_TOKEN_LIFE);
  }

  /** Fails with Refusal INVALID when the scope names what the city does not have, or does not suit the role. */
  public Future<Saved> create(String name, Role role, Wanted wanted) {
    var none = new Account(name, role, Set.of(), null, Set.of(), Set.of(), "", false, now());
    Optional<String> drawn = wanted.password().isPresent() ? Optional.empty() : Optional.of(LocalPasswords.draw());
    return save(none, wanted, drawn, true);
  }

  /**
   * Changes what was given; from then on older tokens of the account are refused. Another role takes nothing along of what the old one was
   * for.
   *
   * @param by who does it; nobody shuts themselves out
   */
  public Future<Account> change(String by, String name, Wanted wanted) {
    return store.find(name).compose(found -> {
      Account before = found.orElseThrow(Refusal::notFound);
      if (by.equals(name)) refuseShuttingOut(before, wanted);
      return save(before, wanted, Optional.empty(), false).map(Saved::account);
    });
  }

  private static void refuseShuttingOut(Account own, Wanted wanted) {
    if (wanted.disabled().orElse(false)) throw Refusal.invalid("/disabled", "is your own account; another admin has to do this");
    if (wanted.role().filter(role -> role != own.role()).isPresent()) {
      throw Refusal.invalid("/role", "is that of your own account; another admin has to change it");
    }
  }

  /** For somebody who forgot theirs: the old password and every session of the account end. */
  public Future<Saved> drawPassword(String name) {
    return store.find(name)
        .compose(found -> save(found.orElseThrow(Refusal::notFound), Wanted.NOTHING, Optional.of(LocalPasswords.draw()), false));
  }

  private Future<Saved> save(Account before, Wanted wanted, Optional<String> drawn, boolean isNew) {
    Account scoped = scoped(before, wanted);
    refuseWrongScope(scoped, wanted);
    Future<String> hash = drawn.or(wanted::password).map(text -> passwords.hash(text, drawn.isPresent()))
        .orElseGet(() -> Future.succeededFuture(before.passwordHash()));
    return hash.compose(hashed -> {
      var account = new Account(scoped.name(), scoped.role(), scoped.windowIds(), scoped.districtId(), scoped.platformIds(),
          scoped.departmentIds(), hashed, wanted.disabled().orElse(before.disabled()), now());
      log.info("account saved role={} new={} disabled={}", account.role().code(), isNew, account.disabled());
      return isNew ? store.add(account) : store.replace(account).compose(saved -> store.forgetAttempts(saved.name()).map(saved))
          .onSuccess(saved -> rightsChanged.accept(saved.name()));
    }).map(account -> new Saved(account, drawn));
  }

  private static Account scoped(Account before, Wanted wanted) {
    Role role = wanted.role().orElse(before.role());
    boolean same = role == before.role();
    return new Account(before.name(), role, ids(wanted.windowIds(), same, before.windowIds()),
        wanted.districtId().orElse(same ? before.districtId() : null), ids(wanted.platformIds(), same, before.platformIds()),
        ids(wanted.departmentIds(), same, before.departmentIds()), before.passwordHash(), before.disabled(), before.tokensFrom());
  }

  private static Set<String> ids(Optional<List<String>> wanted, boolean keeps, Set<String> before) {
    return wanted.<Set<String>>map(Set::copyOf).orElse(keeps ? before : Set.of());
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

  public Future<Page<Listed>> list(Optional<Cursor> cursor, int limit) {
    return store.page(cursor.map(at -> at.key(0)), limit).map(read -> Page.cut(read, limit, last -> Cursor.of(last.name())))
        .compose(page -> store.closed(page.items().stream().map(Account::name).toList(), now(), FAILURES_ALLOWED)
            .map(closed -> page.map(account -> new Listed(account, closed.contains(account.name())))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
