package doudi.identity;

import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Issues and withdraws the keys of machines. */
public final class ApiKeyDesk {
  /** A key with the secret that its holder must keep. */
  public record Issued(ApiKey key, String secret) {}

  private final ApiKeyStore store;
  private final ScopeDirectory directory;
  private final Clock clock;
  private final byte[] hashKey;
  private final SecureRandom random = new SecureRandom();

  public ApiKeyDesk(ApiKeyStore store, ScopeDirectory directory, Secrets secrets, Clock clock) {
    this.store = store;
    this.directory = directory;
    this.hashKey = secrets.keyFor("api-key");
    this.clock = clock;
  }

  public Future<Issued> issue(String name, String platformId) {
    var faults = directory.unknown(List.of(), null, List.of(platformId), List.of());
    if (!faults.isEmpty()) throw Refusal.invalid("/platformId", faults.get(0).detail());
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String secret = "dk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var key = new ApiKey(UUID.randomUUID().toString(), name, platformId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return store.add(key, hash(secret)).map(saved -> new Issued(saved, secret));
  }

  public Future<Page<ApiKey>> list(Optional<Cursor> cursor, int limit) {
    return store.page(cursor.map(at -> at.key(0)), limit).map(read -> Page.cut(read, limit, last -> Cursor.of(last.id())));
  }

  /** Fails with {@code not-found} when there is no such key. */
  public Future<Void> remove(String id) {
    return store.remove(id).compose(was -> was ? Future.succeededFuture() : Future.failedFuture(Refusal.notFound()));
  }

  Future<ApiKey> holder(String secret) {
    return store.findByHash(hash(secret)).map(found -> found.orElseThrow(
        () -> Refusal.unauthenticated("invalid-token", "This API key is not known or was withdrawn.")));
  }

  private String hash(String secret) {
    return HexFormat.of().formatHex(Secrets.hmac(hashKey, secret));
  }
}
