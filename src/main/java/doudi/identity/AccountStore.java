package doudi.identity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Pruner;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Staff accounts and their failed sign-ins. */
public final class AccountStore implements Pruner.Perishable {
  /** How long a failed sign-in counts. */
  static final Duration FAILURE_MEMORY = Duration.ofMinutes(15);
  private static final String LAST = "last";

  private final MongoFutures mongo;
  private final MongoCollection<Document> accounts;
  private final MongoCollection<Document> failures;

  public AccountStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.accounts = database.getCollection("accounts");
    this.failures = database.getCollection("signInFailures");
  }

  public Future<Void> createIndexes() {
    return Future.all(mongo.first(accounts.createIndex(Indexes.ascending("windowIds"), new IndexOptions().name("windows"))),
        mongo.first(accounts.createIndex(Indexes.ascending("districtId"), new IndexOptions().name("district"))),
        mongo.first(failures.createIndex(Indexes.ascending(LAST), new IndexOptions().name(LAST)))).mapEmpty();
  }

  public Future<Optional<Account>> find(String name) {
    return mongo.first(accounts.find(eq("_id", name)).limit(1)).map(found -> found.map(AccountStore::account));
  }

  public Future<Boolean> isEmpty() {
    return mongo.first(accounts.find().limit(1)).map(Optional::isEmpty);
  }

  /** Fails with Refusal CONFLICT {@code already-exists}. */
  public Future<Account> add(Account account) {
    return mongo.first(accounts.insertOne(document(account))).map(account).recover(failure -> Future.failedFuture(
        MongoFutures.isDuplicateKey(failure) ? Refusal.conflict("already-exists", "There is an account of this name already.") : failure));
  }

  public Future<Account> replace(Account account) {
    return mongo.first(accounts.replaceOne(eq("_id", account.name()), document(account), new ReplaceOptions())).map(account);
  }

  /**
   * In the order of their names, from behind {@code after}; one more than {@code limit}, so that the caller sees whether the list goes on.
   */
  public Future<List<Account>> page(Optional<String> after, int limit) {
    var from = after.map(name -> gt("_id", name)).orElseGet(Document::new);
    return mongo.all(accounts.find(from).sort(ascending("_id")).limit(limit + 1))
        .map(all -> all.stream().map(AccountStore::account).toList());
  }

  /** Names of the clerks of a window who may sign in, in order, from behind {@code after}; at most {@code limit}. */
  public Future<List<String>> clerksAt(String windowId, String after, int limit) {
    return names(and(eq("windowIds", windowId), eq("role", Role.CLERK.code())), after, limit);
  }

  /** The same for the supervisors whose district is one of these. */
  public Future<List<String>> supervisorsOf(List<String> districtIds, String after, int limit) {
    return names(and(in("districtId", districtIds), eq("role", Role.SUPERVISOR.code())), after, limit);
  }

  private Future<List<String>> names(Bson which, String after, int limit) {
    return mongo.all(accounts.find(and(which, eq("disabled", false), gt("_id", after))).sort(ascending("_id")).limit(limit))
        .map(all -> all.stream().map(account -> account.getString("_id")).toList());
  }

  /**
   * Counts one more attempt; false, and nothing counted, when {@code most} others still count. One write decides, so that attempts made at
   * the same moment do not get past each other.
   */
  Future<Boolean> countAttempt(String name, Instant now, int most) {
    Bson free = and(eq("_id", name), exists("times." + (most - 1), false));
    Bson count = Updates.combine(Updates.push("times", Date.from(now)), Updates.set(LAST, Date.from(now)));
    return mongo.first(failures.updateOne(eq("_id", name), Updates.pullByFilter(lte("times", Date.from(now.minus(FAILURE_MEMORY))))))
        .compose(forgotten -> mongo.first(failures.updateOne(free, count)))
        .compose(done -> wasFound(done) ? Future.succeededFuture(true) : countFirst(name, now, most));
  }

  /** No entry yet, or no room in it: an insert tells which. Others may make the entry meanwhile, and forget it again: then all over. */
  private Future<Boolean> countFirst(String name, Instant now, int most) {
    var first = new Document("_id", name).append("times", List.of(Date.from(now))).append(LAST, Date.from(now));
    return mongo.first(failures.insertOne(first)).map(true).recover(failure -> {
      if (!MongoFutures.isDuplicateKey(failure)) return Future.failedFuture(failure);
      return closed(List.of(name), now, most)
          .compose(full -> full.isEmpty() ? countAttempt(name, now, most) : Future.succeededFuture(false));
    });
  }

  private static boolean wasFound(Optional<UpdateResult> done) {
    return done.map(UpdateResult::getMatchedCount).orElse(0L) == 1;
  }

  Future<Void> forgetAttempts(String name) {
    return mongo.first(failures.deleteOne(eq("_id", name))).mapEmpty();
  }

  /** Which of these names nobody can sign in with now, because {@code most} attempts still count. */
  Future<Set<String>> closed(List<String> names, Instant now, int most) {
    Date since = Date.from(now.minus(FAILURE_MEMORY));
    return mongo.all(failures.find(in("_id", names)).limit(names.size())).map(all -> all.stream()
        .filter(one -> one.getList("times", Date.class).stream().filter(since::before).count() >= most)
        .map(one -> one.getString("_id")).collect(Collectors.toUnmodifiableSet()));
  }

  /** Failed sign-ins that no longer count, which stay behind where nobody tried again. */
  @Override
  public Future<Integer> removeOldest(Instant now, int most) {
    Bson past = lte(LAST, Date.from(now.minus(FAILURE_MEMORY)));
    return mongo.all(failures.find(past).projection(Projections.include("_id")).sort(ascending(LAST)).limit(most)).compose(found -> {
      if (found.isEmpty()) return Future.succeededFuture(0);
      List<String> names = found.stream().map(one -> one.getString("_id")).toList();
      return mongo.first(failures.deleteMany(and(in("_id", names), past))).map(found.size());
    });
  }

  private static Document document(Account account) {
    return new Document("_id", account.name()).append("role", account.role().code()).append("windowIds", List.copyOf(account.windowIds()))
        .append("districtId", account.districtId()).append("platformIds", List.copyOf(account.platformIds()))
        .append("departmentIds", List.copyOf(account.departmentIds())).append("passwordHash", account.passwordHash())
        .append("disabled", account.disabled()).append("tokensFrom", Date.from(account.tokensFrom()));
  }

  private static Account account(Document document) {
    return new Account(document.getString("_id"), Role.of(document.getString("role")).orElseThrow(), ids(document, "windowIds"),
        document.getString("districtId"), ids(document, "platformIds"), ids(document, "departmentIds"), document.getString("passwordHash"),
        document.getBoolean("disabled"), document.getDate("tokensFrom").toInstant());
  }

  private static Set<String> ids(Document document, String field) {
    return new HashSet<>(document.getList(field, String.class));
  }
}
