package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.complaint.ComplaintStore;
import doudi.identity.ClaimCodes;
import doudi.identity.LinkDesk;
import doudi.identity.LinkHandlers;
import doudi.identity.LinkStore;
import doudi.identity.TokenVerifier;
import doudi.plumbing.MongoFutures;
import java.time.Clock;

/** The share of the composition root that makes one person of several sign-ins. */
final class LinkParts {
  final LinkStore store;
  final LinkHandlers handlers;

  /** @param devices knows the tokens of device accounts */
  LinkParts(MongoFutures mongo, MongoDatabase database, TokenVerifier devices, ClaimCodes claims, ComplaintStore complaints, Clock clock) {
    store = new LinkStore(mongo, database);
    handlers = new LinkHandlers(new LinkDesk(store, devices, claims, complaints::isClaimed, clock));
  }
}
