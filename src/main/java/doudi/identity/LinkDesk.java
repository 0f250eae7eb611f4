package doudi.identity;

import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a device account or a claim code part of a resident's sign-in, for whoever can show that it is theirs. No complaint is changed. */
public final class LinkDesk {
  private static final Logger log = LoggerFactory.getLogger(LinkDesk.class);

  private final LinkStore store;
  private final TokenVerifier devices;
  private final ClaimCodes claims;
  private final Function<String, Future<Boolean>> isClaimed;
  private final Clock clock;

  /**
   * @param devices knows the tokens of device accounts
   * @param isClaimed whether a hash is that of a complaint's claim code
   */
  public LinkDesk(LinkStore store, TokenVerifier devices, ClaimCodes claims, Function<String, Future<Boolean>> isClaimed, Clock clock) {
    this.store = store;
    this.devices = devices;
    this.claims = claims;
    this.isClaimed = isClaimed;
    this.clock = clock;
  }

  /**
   * Both are checked before either is linked. Fails with Refusal INVALID for a token that is no device account's, {@code not-found} for a
   * code that opens nothing, and CONFLICT {@code already-exists} for what is linked to another sign-in. Doing it again changes nothing.
   */
  public Future<Void> link(Caller caller, Optional<String> deviceToken, Optional<String> claimCode) {
    Person owner = Person.resident(caller.id());
    Future<Optional<Person>> none = Future.succeededFuture(Optional.empty());
    return deviceToken.map(token -> device(caller, token)).orElse(none).compose(account -> claimCode.map(this::claim).orElse(none)
        .compose(claim -> mayHaveMore(owner).compose(may -> add(account, owner)).compose(added -> add(claim, owner))));
  }

  /** Device accounts are linked to sign-ins that outlive a device, not to each other, so no chain can close. */
  private Future<Optional<Person>> device(Caller caller, String token) {
    if (!caller.id().startsWith(FirebaseTokenVerifier.PREFIX)) {
      throw Refusal.invalid("/deviceToken", "only a resident who signs in with Firebase takes a device account along");
    }
    return devices.verify(token).transform(done -> done.succeeded() && !done.result().staff()
        ? Future.succeededFuture(Optional.of(Person.resident(done.result().subject())))
        : Future.failedFuture(Refusal.invalid("/deviceToken", "is not the token of a device account, or has ended")));
  }

  private Future<Optional<Person>> claim(String code) {
    Optional<String> hash = claims.hashOf(code);
    if (hash.isEmpty()) return Future.failedFuture(Refusal.notFound());
    return isClaimed.apply(hash.get()).map(known -> {
      if (!known) throw Refusal.notFound();
      return hash.map(Person::claim);
    });
  }

  private Future<Void> mayHaveMore(Person owner) {
    return store.count(owner).compose(count -> count < LinkStore.MOST ? Future.succeededFuture()
        : Future.failedFuture(Refusal.invalid("", "you have linked " + LinkStore.MOST + " already")));
  }

  private Future<Void> add(Optional<Person> linked, Person owner) {
    if (linked.isEmpty()) return Future.succeededFuture();
    return store.add(linked.get(), owner, clock.instant().truncatedTo(ChronoUnit.MILLIS)).compose(isOwners -> {
      if (!isOwners) throw Refusal.conflict("already-exists", "It is linked to another sign-in already. Nothing was changed.");
      log.info("linked to a sign-in kind={}", linked.get().claimHash().isPresent() ? "claim-code" : "device");
      return Future.succeededFuture();
    });
  }
}
