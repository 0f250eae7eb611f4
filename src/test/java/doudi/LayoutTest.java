package doudi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package names the capability, the class ending names the layer: who may know whom. */
class LayoutTest {
  private static final JavaClasses CODE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("doudi");

  /** Each knows those that stand before it, and nobody in its own row. */
  private static final List<List<String>> ORDER = List.of(List.of("plumbing"), List.of("identity", "calendar"), List.of("catalog"),
      List.of("window"),
      List.of("routing"), List.of("city"), List.of("complaint"), List.of("figure"), List.of("queue", "hotspot", "notice", "suggestion", "photo"), List.of("cluster"),
      List.of("load", "open", "improvement", "burden"), List.of("open311", "webhook", "voice", "signal"));
  private static final DescribedPredicate<JavaClass> CAPABILITIES = resideInAnyPackage("doudi.identity", "doudi.catalog", "doudi.calendar",
      "doudi.window", "doudi.routing", "doudi.city", "doudi.complaint", "doudi.figure", "doudi.queue", "doudi.hotspot", "doudi.notice", "doudi.load", "doudi.open",
      "doudi.open311", "doudi.webhook", "doudi.voice", "doudi.suggestion", "doudi.photo", "doudi.cluster", "doudi.improvement", "doudi.burden",
      "doudi.signal");
  private static final DescribedPredicate<JavaClass> APART = resideInAnyPackage("doudi.backlog..", "doudi.embedded..");

  /** What puts the program together, and the one-off commands. */
  private static final DescribedPredicate<JavaClass> ROOT = named("App|Storage|Migration|Main|\\w*Parts");

  private static final DescribedPredicate<JavaClass> STORES = named("\\w*(Store|Feed|Codec)|Mongo(Futures|Inserts)");
  private static final DescribedPredicate<JavaClass> HANDLERS = named("\\w*(Handlers|Handler|Json|Stream)");
  private static final DescribedPredicate<JavaClass> WEB = named("\\w*(Handlers|Handler)|EventStream|Http\\w*|Answer|Request|Operations|Door|Contract\\w*|StaticSites");
  private static final DescribedPredicate<JavaClass> WORKFLOWS = named("\\w*(Desk|Projection|Lines|Board)").and(not(APART));
  /** Ports, what implements them, and what answers one from a Desk. */
  private static final DescribedPredicate<JavaClass> ADAPTERS = named("(Local|Firebase|Inbox|Http)\\w*|TokenVerifier|NoticeSender"
      + "|\\w*Directory|(Term|Lesson|Suggestion|Cluster)Index");
  private static final DescribedPredicate<JavaClass> DOMAIN = CAPABILITIES.and(not(STORES)).and(not(HANDLERS)).and(not(WORKFLOWS))
      .and(not(ADAPTERS))
      .as("domain classes");
  /** Domain classes that read a document: the city's readers, and the calendar's own. */
  private static final DescribedPredicate<JavaClass> JSON_READERS = named("\\w*Reader|CalendarYear|OpeningHours|ShippedYears");
  /** What of the plumbing has no technique in it. */
  private static final DescribedPredicate<JavaClass> PLAIN_PLUMBING = named("Refusal|Fault|Cursor|Page|Messages|Language");
  private static final DescribedPredicate<JavaClass> PLAIN_JAVA = resideInAnyPackage("java..", "javax.crypto..");

  private static final int MOST_LINES = 250;
  private static final int WIDEST_LINE = 140;

  @Test
  void importsRunOneWay() {
    for (int row = 0; row < ORDER.size(); row++) {
      for (String name : ORDER.get(row)) {
        List<String> later = new ArrayList<>(ORDER.subList(row, ORDER.size()).stream().flatMap(List::stream)
            .filter(other -> !other.equals(name)).toList());
        later.addAll(List.of("backlog", "embedded"));
        noClasses().that(some(resideInAPackage("doudi." + name))).should()
            .dependOnClassesThat(resideInAnyPackage(later.stream().map(other -> "doudi." + other + "..").toArray(String[]::new)))
                .check(CODE);
      }
    }
  }

  @Test
  void theRootIsKnownByNobodyAndEveryPackageHasItsPlace() {
    noClasses().that(some(resideInAPackage("doudi..").and(not(resideInAPackage("doudi"))))).should()
        .dependOnClassesThat(resideInAPackage("doudi")).check(CODE);
    classes().that(some(resideInAPackage("doudi.."))).should().resideInAnyPackage(places()).check(CODE);
  }

  private static String[] places() {
    return Stream.concat(Stream.of("doudi", "doudi.backlog", "doudi.embedded"), ORDER.stream().flatMap(List::stream)
        .map("doudi."::concat)).toArray(String[]::new);
  }

  @Test
  void theStoreAndTheBacklogToolStandAlone() {
    for (String alone : List.of("doudi.backlog", "doudi.embedded")) {
      noClasses().that(some(resideInAPackage(alone + ".."))).should()
          .dependOnClassesThat(resideInAPackage("doudi..").and(not(resideInAPackage(alone + "..")))).check(CODE);
    }
    noClasses().that(some(resideInAPackage("doudi.backlog.."))).should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx.ext..", "io.vertx.openapi..", "com.mongodb..", "org.bson..")).check(CODE);
  }

  @Test
  void packagesAreFreeOfCycles() {
    assertThat(CODE).isNotEmpty();
    slices().matching("doudi.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void domainClassesArePlainJava() {
    classes().that(some(DOMAIN.and(not(JSON_READERS)))).should()
        .onlyDependOnClassesThat(PLAIN_JAVA.or(DOMAIN).or(PLAIN_PLUMBING)).check(CODE);
    classes().that(some(DOMAIN.and(JSON_READERS))).should()
        .onlyDependOnClassesThat(PLAIN_JAVA.or(DOMAIN).or(PLAIN_PLUMBING).or(resideInAPackage("io.vertx.core.json"))).check(CODE);
  }

  @Test
  void domainClassesAreToldTheTimeAndDrawNothing() {
    noClasses().that(some(DOMAIN)).should()
        .dependOnClassesThat(named(List.of("java.time.Clock", "java.security.SecureRandom", "java.util.Random",
        "java.util.concurrent.ThreadLocalRandom"))).orShould().callMethodWhere(describe("ask for the time", LayoutTest::asksForTheTime)).check(CODE);
  }

  @Test
  void onlyStoresAndTheRootKnowMongo() {
    assertThat(CODE.that(STORES)).isNotEmpty();
    noClasses().that(some(not(STORES).and(not(APART)).and(not(ROOT)))).should()
        .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson..", "org.reactivestreams..", "de.bwaldvogel..")).check(CODE);
  }

  @Test
  void onlyFirebaseClassesKnowGoogle() {
    noClasses().that(some(not(named("Firebase\\w*")))).should().dependOnClassesThat(resideInAPackage("com.google..")).check(CODE);
  }

  @Test
  void onlyIndexesKnowLucene() {
    noClasses().that(some(not(named("\\w*Index")))).should().dependOnClassesThat(resideInAPackage("org.apache.lucene..")).check(CODE);
  }

  @Test
  void onlyWebClassesKnowHttp() {
    assertThat(CODE.that(WEB)).isNotEmpty();
    noClasses().that(some(not(WEB).and(not(APART)).and(not(ROOT)))).should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx.ext.web..", "io.vertx.openapi..", "io.vertx.core.http..",
            "io.vertx.json.schema..", "com.networknt..")).check(CODE);
  }

  @Test
  void handlersNeverTouchAStore() {
    noClasses().that(some(HANDLERS)).should().dependOnClassesThat(STORES).check(CODE);
  }

  /** The calendar's desk is handed its documents as they came, and a projection keeps promises to those who wait for a recount. */
  @Test
  void workflowsSeeOfVertxOnlyTheFuture() {
    DescribedPredicate<JavaClass> future = named(List.of("io.vertx.core.Future", "io.vertx.core.CompositeFuture",
        "io.vertx.core.AsyncResult"));
    noClasses().that(some(WORKFLOWS.and(not(named("CalendarDesk|\\w*Projection"))))).should()
        .dependOnClassesThat(resideInAPackage("io.vertx..").and(not(future))).check(CODE);
    noClasses().that(some(named("CalendarDesk"))).should()
        .dependOnClassesThat(resideInAPackage("io.vertx..").and(not(future)).and(not(resideInAPackage("io.vertx.core.json")))).check(CODE);
    noClasses().that(some(named("\\w*Projection"))).should()
        .dependOnClassesThat(resideInAPackage("io.vertx..").and(not(future)).and(not(named(List.of("io.vertx.core.Promise"))))).check(CODE);
  }

  /** But the program's end, the tool that people run by hand, and the embedded store on its own threads. */
  @Test
  void nobodyBlocksOrPrints() {
    noClasses().that(some(not(named("Main")).and(not(APART)))).should().callMethodWhere(describe("blocks", LayoutTest::blocks))
        .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CODE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses().that(some(not(named("Service")))).should().haveNameMatching(".*(Impl|Utils?|Manager|Service|Helper)").check(CODE);
  }

  @Test
  void filesAndLinesStayReadable() throws IOException {
    List<String> wide = new ArrayList<>();
    List<String> longFiles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > MOST_LINES) longFiles.add(file.getFileName().toString());
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).length() > WIDEST_LINE) wide.add(file + ":" + (i + 1));
      }
    }
    assertThat(longFiles).as("files over %d lines, but for the journal's one piece", MOST_LINES).isSubsetOf(Set.of("Journal.java"));
    assertThat(wide).as("lines over %d", WIDEST_LINE).isEmpty();
  }

  private static boolean blocks(JavaMethodCall call) {
    return Set.of("io.vertx.core.Future.await", "java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep",
        "java.util.concurrent.Future.get",
        "java.util.concurrent.CompletableFuture.get", "java.util.concurrent.CompletableFuture.join", "java.util.concurrent.CountDownLatch.await",
        "java.lang.Thread.join").contains(call.getTargetOwner().getName() + "." + call.getName());
  }

  private static boolean asksForTheTime(JavaMethodCall call) {
    return call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now")
        || call.getTargetOwner().isEquivalentTo(System.class) && Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
  }

  /** A rule about nobody would always hold. */
  private static DescribedPredicate<JavaClass> some(DescribedPredicate<JavaClass> which) {
    assertThat(CODE.that(which)).as(which.getDescription()).isNotEmpty();
    return which;
  }

  /** Our top-level classes by simple name, together with everything nested in them. */
  private static DescribedPredicate<JavaClass> named(String simpleName) {
    return nameMatching("doudi\\.(\\w+\\.)*(" + simpleName + ")(\\$.*)?").forSubtype();
  }

  private static DescribedPredicate<JavaClass> named(List<String> fullNames) {
    return describe("named " + fullNames, type -> fullNames.contains(type.getName()));
  }
}
