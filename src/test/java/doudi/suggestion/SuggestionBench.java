package doudi.suggestion;

import doudi.plumbing.Messages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a suggestion costs with many past complaints: words as they are typed, one after the other, then the longest words there may be. */
public final class SuggestionBench {
  private static final int PAST = Integer.getInteger("past", 100_000);
  private static final int ASKED = Integer.getInteger("asked", 5_000);
  private static final int BATCH = 500;
  private static final List<Spoken> ALL = Spoken.all();
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final Random RANDOM = new Random(7);

  private SuggestionBench() {}

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    var index = new SuggestionIndex(vertx, KindWords.of(Messages.load()), PAST);
    long begun = System.nanoTime();
    for (int i = 0; i < PAST; i += BATCH) wait(index.learn(lessons(i, Math.min(BATCH, PAST - i))));
    System.out.printf("learned %d past complaints in %.1f s, heap %d MB%n", index.lessons(), (System.nanoTime() - begun) / 1e9, heap());
    for (int i = 0; i < ASKED; i++) wait(index.suggest(Spoken.CITY, typed()));
    report("words as typed", ASKED, index, false);
    report("4,000 letters", ASKED / 10, index, true);
    vertx.close();
  }

  private static void report(String what, int asked, SuggestionIndex index, boolean longest) throws Exception {
    long[] nanos = new long[asked];
    for (int i = 0; i < asked; i++) {
      String words = longest ? longest() : typed();
      long from = System.nanoTime();
      wait(index.suggest(Spoken.CITY, words));
      nanos[i] = System.nanoTime() - from;
    }
    Arrays.sort(nanos);
    long[] busy = new long[asked];
    for (int i = 0; i < asked; i++) {
      String words = longest ? longest() : typed();
      long from = CPU.getCurrentThreadCpuTime();
      index.suggestNow(Spoken.CITY, words);
      busy[i] = CPU.getCurrentThreadCpuTime() - from;
    }
    Arrays.sort(busy);
    System.out.printf("%s: %d asked, median %.2f ms, p99 %.2f ms, most %.2f ms%n", what, asked, nanos[asked / 2] / 1e6,
        nanos[asked * 99 / 100] / 1e6, nanos[asked - 1] / 1e6);
    System.out.printf("  of a processor: median %.2f ms, p99 %.2f ms; load of the machine %.1f%n", busy[asked / 2] / 1e6,
        busy[asked * 99 / 100] / 1e6, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static List<Lesson> lessons(int from, int many) {
    var lessons = new ArrayList<Lesson>();
    for (int i = from; i < from + many; i++) {
      Spoken about = any();
      String words = about.narrative() + "，" + clause() + "，" + clause() + i;
      lessons.add(new Lesson("c" + i, Instant.ofEpochSecond(1_700_000_000L + i), words,
          new Taught("resident " + i / 2, any(about.services(), null), any(about.platforms(), null), any(about.failureKinds(), "other"),
              "w-city-hall", false)));
    }
    return lessons;
  }

  private static String any(Set<String> ids, String otherwise) {
    return ids.stream().findFirst().orElse(otherwise);
  }

  private static Spoken any() {
    return ALL.get(RANDOM.nextInt(ALL.size()));
  }

  private static String clause() {
    String[] clauses = any().narrative().split("[，。？！,.]");
    return clauses[RANDOM.nextInt(clauses.length)];
  }

  /** The beginning of something, then something else. */
  private static String typed() {
    String words = any().narrative() + "，" + clause();
    return words.substring(0, 2 + RANDOM.nextInt(words.length() - 2));
  }

  private static String longest() {
    var words = new StringBuilder();
    while (words.length() < 4_000) words.append(clause()).append('，');
    return words.substring(0, 4_000);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
  }

  private static <T> T wait(Future<T> future) throws Exception {
    return future.await(60, TimeUnit.SECONDS);
  }
}
