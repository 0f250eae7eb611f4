package doudi.backlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One pass over a backlog: at most so many requests under way, each worker taking the next row when its last one is answered. */
final class Run {
  private final Path file;
  private final Rows rows;
  private final Entries entries;
  private final Report report;
  private final ClaimCodes codes;
  private final ComplaintsApi api;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();

  Run(Options options, Rows rows, Report report, ClaimCodes codes) {
    this.file = options.file();
    this.rows = rows;
    this.report = report;
    this.codes = codes;
    entries = new Entries(options.backlog(), options.destination().anonymous(), report::note);
    api = new ComplaintsApi(options.destination(), this::pause);
  }

  /** Ends when every row is done, when {@link #stop} was called, or with the trouble that keeps it from going on. */
  void untilDone(int workers) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < workers; i++) {
      var thread = new Thread(this::work, "import-" + i);
      threads.add(thread);
      thread.start();
    }
    for (var thread : threads) {
      thread.join();
    }
    ended.countDown();
    if (trouble.get() != null) {
      throw trouble.get();
    }
  }

  /** Takes no new row and waits a moment for the requests under way; false when all was done before. */
  boolean stop() throws InterruptedException {
    if (ended.getCount() == 0) {
      return false;
    }
    stopped.countDown();
    ended.await(10, TimeUnit.SECONDS);
    return true;
  }

  private void work() {
    try {
      for (var row = next(); row.isPresent(); row = next()) {
        prepare(row.get()).ifPresent(this::send);
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized Optional<Row> next() {
    try {
      return stopped.getCount() == 0 ? Optional.empty() : rows.next();
    } catch (IOException e) {
      throw new GivingUp(Words.CANNOT_READ, file, e.toString());
    }
  }

  private synchronized Optional<Entry> prepare(Row row) {
    try {
      return Optional.of(entries.of(row));
    } catch (WrongLine e) {
      report.wrong(row.line(), row.text("id"), report.said(e));
      return Optional.empty();
    }
  }

  private void send(Entry entry) {
    try {
      var outcome = api.file(entry);
      if (outcome instanceof Outcome.Wrong wrong) {
        report.wrong(entry.line(), entry.id(), wrong.why());
      } else if (outcome instanceof Outcome.Filed filed) {
        keepCode(entry, filed);
        report.filed(entry, filed);
      }
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  private void keepCode(Entry entry, Outcome.Filed filed) {
    if (!filed.claimCode().isEmpty()) {
      codes.keep(entry.id(), filed.complaintId(), filed.claimCode());
    }
  }

  private void pause(long millis) throws InterruptedException {
    if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("stopped");
    }
  }

  private void fail(RuntimeException e) {
    trouble.compareAndSet(null, e);
    stopped.countDown();
  }
}
