package doudi.identity;

import doudi.plumbing.Language;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Turns what a request shows (token, key, claim code) into a {@link Caller}, with the rights as they are now. */
public final class CallerDesk {
  /** The headers that say who calls. */
  public record Shown(Optional<String> bearer, Optional<String> apiKey, Optional<String> claimCode, Language language) {}

  private final TokenVerifier tokens;
  private final AccountStore accounts;
  private final ApiKeyDesk keys;
  private final ClaimCodes claims;
  private final LinkStore links;
  private final ScopeDirectory directory;

  public CallerDesk(TokenVerifier tokens, AccountStore accounts, ApiKeyDesk keys, ClaimCodes claims, LinkStore links,
      ScopeDirectory directory) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.keys = keys;
    this.claims = claims;
    this.links = links;
    this.directory = directory;
  }

  /**
   * Fails with {@code invalid-token} when something was shown that does not hold; a claim code that fits nothing just opens nothing.
   *
   * @param alone leaves out who else a resident is, which is a look into the store
   */
  public Future<Caller> identify(Shown shown, boolean alone) {
    Optional<String> claim = shown.claimCode().flatMap(claims::hashOf);
    if (shown.bearer().isPresent()) return tokens.verify(shown.bearer().get())
        .compose(bearer -> bearer.staff() ? staff(bearer, shown.language())
            : resident(bearer.subject(), claim, shown.language(), alone));
    if (shown.apiKey().isPresent()) return keys.holder(shown.apiKey().get()).map(key -> platform(key, shown.language()));
    return Future.succeededFuture(Caller.anonymous(claim, shown.language()));
  }

  private Future<Caller> resident(String id, Optional<String> claim, Language language, boolean alone) {
    Caller caller = Caller.resident(id, claim, language);
    return alone ? Future.succeededFuture(caller) : links.allOf(Person.resident(id)).map(caller::with);
  }

  private Future<Caller> staff(TokenVerifier.Bearer bearer, Language language) {
    return accounts.find(bearer.subject()).map(found -> found
        .filter(account -> !account.disabled() && !bearer.issuedAt().isBefore(account.tokensFrom()))
        .map(account -> staff(account, language))
        .orElseThrow(() -> Refusal.unauthenticated("invalid-token", "This sign-in has ended; sign in again.")));
  }

  private Caller staff(Account account, Language language) {
    Set<String> windows = account.role() == Role.SUPERVISOR ? directory.windowsWithin(account.districtId()) : account.windowIds();
    return new Caller(account.role(), account.name(), windows, account.districtId(), account.platformIds(), account.departmentIds(),
        Optional.empty(), language);
  }

  private static Caller platform(ApiKey key, Language language) {
    return new Caller(Role.PLATFORM, key.id(), Set.of(), null, Set.of(key.platformId()), Set.of(), Optional.empty(), language);
  }
}
