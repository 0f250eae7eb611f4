package doudi;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.embedded.EmbeddedMongo;
import doudi.identity.SecretStore;
import doudi.photo.GridPhotoStore;
import doudi.photo.LocalPhotoStore;
import doudi.photo.PhotoStore;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.MongoFutures;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store that the settings name, connected: a MongoDB, or the embedded one in this very process. */
final class Storage {
  private static final Logger log = LoggerFactory.getLogger(Storage.class);
  private static final int PATIENCE_SECONDS = 5;
  private static final int CONNECTIONS = 128;

  private final Vertx vertx;
  private final Settings settings;
  private final EmbeddedMongo embedded;
  private final MongoClient client;
  private final MongoFutures futures;

  private Storage(Vertx vertx, Settings settings, EmbeddedMongo embedded) {
    this.vertx = vertx;
    this.settings = settings;
    this.embedded = embedded;
    this.client = MongoClients.create(MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(settings.mongoUri().orElseGet(() -> embedded.connectionString())))
        .writeConcern(embedded == null ? WriteConcern.MAJORITY : WriteConcern.ACKNOWLEDGED)
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS).maxWaitTime(PATIENCE_SECONDS, TimeUnit.SECONDS)).build());
    this.futures = new MongoFutures(vertx);
  }

  /** Fails when the embedded store's folder is held by another process, or damaged; the message says what to do. */
  static Future<Storage> open(Vertx vertx, Settings settings) {
    return vertx.fileSystem().mkdirs(settings.data().toString())
        .compose(made -> vertx.executeBlocking(() -> settings.mongoUri().isPresent() ? null
            : EmbeddedMongo.open(settings.data().resolve("store"), EmbeddedMongo.Options.DEFAULT.withDurability(settings.durability()))))
        .map(embedded -> new Storage(vertx, settings, embedded));
  }

  MongoDatabase database() {
    return client.getDatabase(settings.database());
  }

  MongoFutures futures() {
    return futures;
  }

  String name() {
    return embedded == null ? "mongodb" : "embedded";
  }

  /** The one given, else the one kept in the store. */
  Future<byte[]> secret() {
    if (embedded == null && settings.secret().isEmpty()) log.warn("DOUDI_SECRET is not set: the secret is kept in the store it protects");
    return settings.secret().map(Future::succeededFuture).orElseGet(() -> new SecretStore(futures, database()).readOrMake());
  }

  /** Photos do not belong into a store that holds everything in memory: beside the embedded one they are files. */
  PhotoStore photos() {
    return embedded == null ? new GridPhotoStore(futures, database()) : new LocalPhotoStore(vertx, settings.data().resolve("photos"));
  }

  LeaseStore leases() {
    return new LeaseStore(futures, database());
  }

  Future<String> ping() {
    return futures.first(database().runCommand(new Document("ping", 1))).map(pong -> name());
  }

  void registerMeters(MeterRegistry meters) {
    if (embedded != null) new StoreMeters(embedded, meters).register();
  }

  Future<Void> close() {
    return vertx.executeBlocking(() -> {
      client.close();
      if (embedded != null) embedded.close();
      return null;
    });
  }
}
