package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies that wait for one batch leave in their own threads, none of which holds up another. */
class RepliesTest {
  @TempDir Path folder;

  Store store;

  @BeforeEach void open() throws Exception {
    store = new Store(folder, StoreSettings.of(true, false));
  }

  @AfterEach void close() throws Exception {
    store.close();
  }

  @Test void aThreadIsWokenOnceForAllItsReplies() throws Exception {
    var wakings = new AtomicInteger();
    var loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
    try {
      Ticket next = next();
      Executor counted = task -> {
        wakings.incrementAndGet();
        loop.execute(task);
      };
      List<CompletableFuture<String>> told = IntStream.range(0, 3).mapToObj(i -> told(next, counted)).toList();
      assertThat(wakings).as("before the change").hasValue(0);
      change();
      for (var each : told) {
        assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo("loop");
      }
    } finally {
      loop.shutdown();
    }
    assertThat(wakings).hasValue(1);
  }

  @Test void aReplyThatCannotLeaveHoldsUpNoOther() throws Exception {
    Ticket next = next();
    Executor same = Runnable::run;
    store.journal().whenDurable(next, same, lost -> {
      throw new IllegalStateException("the connection is closed");
    });
    var other = told(next, same);
    told(next, task -> {
      throw new RejectedExecutionException("the connection's thread has ended");
    });
    change();
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("journal");
    var later = told(next(), Runnable::run);
    change();
    assertThat(later.get(10, TimeUnit.SECONDS)).isEqualTo("journal");
  }

  private Ticket next() {
    return new Ticket(store.journal().epoch(), store.journal().last() + 1, 0);
  }

  private void change() {
    store.command(() -> {
      store.table("test.c").put(new Document("_id", store.journal().last()));
      return null;
    });
  }

  /** The thread in which a reply left, or the failure. */
  private CompletableFuture<String> told(Ticket ticket, Executor thread) {
    var told = new CompletableFuture<String>();
    store.journal().whenDurable(ticket, thread, lost -> {
      if (lost == null) {
        told.complete(Thread.currentThread().getName());
      } else {
        told.completeExceptionally(lost);
      }
    });
    return told;
  }
}
