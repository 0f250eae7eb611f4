package doudi;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.photo.GridPhotoStore;
import doudi.photo.LocalPhotoStore;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code java -jar doudi.jar} runs the program. {@code recount} counts every hotspot anew and prints what differed; {@code migrate URI}
 * copies everything into the MongoDB of that connection string. Both end by themselves.
 */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);
  private static final int STOP_SECONDS = 10;

  private Main() {}

  public static void main(String[] arguments) {
    Settings settings;
    try {
      settings = Settings.from(System.getenv());
    } catch (IllegalArgumentException wrong) {
      System.err.println("Doudi cannot start with these settings:\n" + wrong.getMessage());
      System.exit(2);
      return;
    }
    if (arguments.length == 0) {
      run(settings);
      return;
    }
    Vertx vertx = Vertx.vertx();
    if (arguments.length == 1 && arguments[0].equals("recount")) {
      finish(App.open(vertx, settings, Clock.systemUTC()).compose(app -> recount(app).eventually(app::stop)));
    } else if (arguments.length == 2 && arguments[0].equals("migrate")) {
      finish(App.open(vertx, settings, Clock.systemUTC())
          .compose(app -> migrate(vertx, settings, app, arguments[1]).eventually(app::stop)));
    } else {
      System.err.println("Usage: java -jar doudi.jar [recount | migrate URI]");
      System.exit(2);
    }
  }

  private static void run(Settings settings) {
    var joined = new CompletableFuture<Vertx>();
    var started = new CompletableFuture<App>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(joined, started), "stop"));
    Cluster.vertx(settings).onSuccess(joined::complete).compose(vertx -> App.start(vertx, settings, Clock.systemUTC()))
        .onSuccess(started::complete).onFailure(failure -> {
      log.error("cannot start settings={}", settings, failure);
      Runtime.getRuntime().halt(1);
    });
  }

  /** SIGTERM or Ctrl-C: drains and ends with 0. */
  private static void stop(CompletableFuture<Vertx> joined, CompletableFuture<App> started) {
    var stopped = new CompletableFuture<Void>();
    Future<Void> app = started.isDone() ? started.join().stop() : Future.succeededFuture();
    app.eventually(() -> joined.isDone() ? joined.join().close() : Future.succeededFuture()).onComplete(done -> stopped.complete(null));
    stopped.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
    log.info("stopped");
    Runtime.getRuntime().halt(0);
  }

  private static Future<Void> recount(App app) {
    return app.hotspots().recountAll().map(differences -> {
      differences.forEach(System.out::println);
      System.out.println("differences: " + differences.size());
      return null;
    });
  }

  private static Future<Void> migrate(Vertx vertx, Settings settings, App app, String uri) {
    MongoClient target = MongoClients.create(uri);
    var futures = new MongoFutures(vertx);
    MongoDatabase to = target.getDatabase(settings.database());
    var photos = new PhotoMigration(new LocalPhotoStore(vertx, settings.data().resolve("photos")), new GridPhotoStore(futures, to),
        Clock.systemUTC(), System.out::println);
    return new Migration(futures, app.database(), to, System.out::println).run().compose(copied -> photos.run())
        .eventually(() -> {
          target.close();
          return Future.succeededFuture();
        });
  }

  private static void finish(Future<Void> command) {
    command.onComplete(done -> {
      if (done.failed()) log.error("not done", done.cause());
      Runtime.getRuntime().halt(done.succeeded() ? 0 : 1);
    });
  }
}
