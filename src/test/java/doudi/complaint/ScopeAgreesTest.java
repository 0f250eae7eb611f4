package doudi.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.catalog.Name;
import doudi.identity.Access;
import doudi.identity.Access.Scope;
import doudi.plumbing.Cursor;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Page;
import doudi.support.RunningApp;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The predicate in memory and the query in the store cover the same complaints, for everybody and every list. */
class ScopeAgreesTest {
  private static final Instant NOW = RunningApp.FRIDAY_MORNING;
  private static final Instant FAR = NOW.plusSeconds(400L * 24 * 3600);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static RunningApp app;
  private static ComplaintStore store;
  private static int world;

  @BeforeContainer
  static void start() throws Exception {
    app = RunningApp.start();
    store = new ComplaintStore(new MongoFutures(app.vertx()), app.database(), new byte[32]);
  }

  @AfterContainer
  static void stop() throws Exception {
    app.close();
  }

  @Property(tries = 40)
  void storeAndMemoryCoverTheSame(@ForAll Random random) throws Exception {
    world++;
    List<Complaint> complaints = complaints(random, 14);
    for (Complaint complaint : complaints) wait(store.add(complaint));
    for (int i = 0; i < 8; i++) {
      Scope scope = scope(random, complaints);
      assertThat(behindHotspots(scope, complaints)).as("behind hotspots, %s", scope).isEqualTo(covered(complaints, scope::covers));
      if (scope instanceof Access.Own own) {
        assertThat(own(own)).as("own, %s", scope).isEqualTo(covered(complaints, scope::covers));
      }
      if (scope instanceof Access.AtWindows at) assertThat(queues(at)).as("queues, %s", scope)
          .isEqualTo(covered(complaints, scope::covers));
    }
  }

  private static Set<String> behindHotspots(Scope scope, List<Complaint> complaints) throws Exception {
    var ids = new TreeSet<String>();
    for (Bucket bucket : complaints.stream().map(Bucket::of).collect(Collectors.toSet())) {
      ids.addAll(ids(wait(store.inBucket(scope, bucket.on(DAY), bucket.on(DAY), Optional.empty(), 100))));
    }
    return ids;
  }

  /** In pages of three, over accounts and codes together; none twice. */
  private static Set<String> own(Access.Own own) throws Exception {
    var all = new ArrayList<Complaint>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      var page = Page.cut(wait(store.own(own, cursor, 3)), 3, last -> Cursor.of(last.filedAt().toEpochMilli(), last.id().value()));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(all).doesNotHaveDuplicates().hasSize(ids(all).size());
    return ids(all);
  }

  private static Set<String> queues(Access.AtWindows at) throws Exception {
    var ids = new TreeSet<String>();
    for (String window : at.windowIds()) ids.addAll(ids(wait(store.queue(window, Optional.empty(), 100))));
    return ids;
  }

  private static Set<String> covered(List<Complaint> complaints, Predicate<Complaint> covers) {
    return ids(complaints.stream().filter(covers).toList());
  }

  private static Set<String> ids(List<Complaint> complaints) {
    return complaints.stream().map(complaint -> complaint.id().value()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of a world of their own, so that one try does not see another's. */
  private static List<Complaint> complaints(Random random, int many) {
    return IntStream.range(0, many).mapToObj(number -> {
      boolean claimed = random.nextBoolean();
      var filing = new Filing("一句话", "s-" + world, one(random, "p"), one(random, "d"), null, "anhe", Attempt.UNTOLD, List.of(), null,
          claimed ? null : "r-" + world + "-" + random.nextInt(3), claimed ? "c-" + world + "-" + number : null, null, false);
      var deadlines = new Deadlines(FAR, FAR, FAR, null, null, null);
      return Complaint.replay(new ComplaintId("x-" + world + "-" + number), List.of(new ComplaintEvent.Filed(NOW, Actor.SYSTEM, filing),
          new ComplaintEvent.Routed(NOW, Actor.SYSTEM, "w-" + world + "-" + random.nextInt(3), "rule", new Name("因", "why"), deadlines)));
    }).toList();
  }

  private static String one(Random random, String what) {
    int number = random.nextInt(4);
    return number == 3 ? null : what + "-" + world + "-" + number;
  }

  private static Scope scope(Random random, List<Complaint> complaints) {
    return switch (random.nextInt(5)) {
      case 0 -> new Access.Nothing();
      case 1 -> new Access.Everything();
      case 2 -> new Access.AtWindows(some(random, "w"));
      case 3 -> new Access.About(some(random, "p"), some(random, "d"));
      default -> new Access.Own(some(random, "r"), claims(random, complaints));
    };
  }

  private static Set<String> claims(Random random, List<Complaint> complaints) {
    return complaints.stream().map(Complaint::claimHash).filter(hash -> hash != null && random.nextInt(3) == 0).collect(Collectors.toSet());
  }

  private static Set<String> some(Random random, String what) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 4; i++) if (random.nextInt(3) == 0) ids.add(what + "-" + world + "-" + i);
    return Set.copyOf(ids);
  }

  private static <T> T wait(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }
}
