package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.city.CityDirectory;
import doudi.complaint.ComplaintStore;
import doudi.identity.AccountDesk;
import doudi.identity.AccountHandlers;
import doudi.identity.AccountStore;
import doudi.identity.ApiKeyDesk;
import doudi.identity.ApiKeyStore;
import doudi.identity.CallerDesk;
import doudi.identity.ClaimCodes;
import doudi.identity.LinkDesk;
import doudi.identity.LinkHandlers;
import doudi.identity.LinkStore;
import doudi.identity.LocalPasswords;
import doudi.identity.LocalTokenVerifier;
import doudi.identity.Secrets;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import doudi.plumbing.StreamHub;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** The share of the composition root that knows who calls: accounts, keys, claim codes, and one person of several sign-ins. */
final class IdentityParts {
  final AccountStore accountStore;
  final LinkStore linkStore;
  final ClaimCodes claims;
  final AccountDesk accounts;
  final CallerDesk callers;
  final List<Operations.Capability> handlers;
  private final ApiKeyStore keyStore;

  IdentityParts(Vertx vertx, MongoFutures mongo, MongoDatabase database, Secrets secrets, FirebaseParts firebase, ComplaintStore complaints,
      CityDesk cities, StreamHub streams, Clock clock) {
    accountStore = new AccountStore(mongo, database);
    keyStore = new ApiKeyStore(mongo, database);
    linkStore = new LinkStore(mongo, database);
    claims = new ClaimCodes(secrets);
    var directory = new CityDirectory(cities);
    var tokens = new LocalTokenVerifier(vertx, secrets, clock);
    var keys = new ApiKeyDesk(keyStore, directory, secrets, clock);
    accounts = new AccountDesk(accountStore, new LocalPasswords(vertx), tokens, directory, streams::rightsChanged, clock);
    callers = new CallerDesk(firebase.verifier(tokens, clock), accountStore, keys, claims, linkStore, directory);
    var links = new LinkDesk(linkStore, tokens, claims, complaints::isClaimed, clock);
    handlers = List.of(new AccountHandlers(accounts, keys), new LinkHandlers(links));
  }

  Future<Void> createIndexes() {
    return Future.all(accountStore.createIndexes(), keyStore.createIndexes(), linkStore.createIndexes()).mapEmpty();
  }
}
