package doudi.bench;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.reactivestreams.Publisher;

/**
 * POST /documents: one acknowledged insert of a document of a given size, and nothing else. GET /count, DELETE /documents at the end.
 * In a process of its own, as the product is: arguments are connection string, collection, size in bytes and port.
 */
public final class BareEndpoint extends VerticleBase {
  private final MongoCollection<Document> documents;
  private final int size;
  private final int port;
  private byte[] pad;

  private BareEndpoint(MongoCollection<Document> documents, int size, int port) {
    this.documents = documents;
    this.size = size;
    this.port = port;
  }

  public static void main(String[] args) {
    Quiet.please();
    var uri = new ConnectionString(args[0]);
    MongoClient client = MongoClients.create(uri);
    var documents = client.getDatabase(uri.getDatabase() == null ? "doudi-bench" : uri.getDatabase()).getCollection(args[1]);
    int instances = Math.min(2, Runtime.getRuntime().availableProcessors());
    Vertx.vertx().deployVerticle(() -> new BareEndpoint(documents, Integer.parseInt(args[2]), Integer.parseInt(args[3])),
            new DeploymentOptions().setInstances(instances))
        .onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    var response = request.response();
    switch (request.method().name() + " " + request.path()) {
      case "POST /documents" -> request.body().compose(this::insert).onComplete(
          id -> response.setStatusCode(201).putHeader("Content-Type", "application/json").end("{\"id\":\"" + id + "\"}"),
          failure -> fail(response, failure));
      case "GET /count" -> last(documents.countDocuments()).onComplete(
          count -> response.end(String.valueOf(count)), failure -> fail(response, failure));
      case "DELETE /documents" -> last(documents.drop()).onComplete(
          gone -> response.end(), failure -> fail(response, failure));
      default -> response.setStatusCode(request.path().equals("/health/ready") ? 200 : 404).end();
    }
  }

  private Future<ObjectId> insert(Buffer body) {
    var document = new Document("_id", new ObjectId()).append("body", body.toString());
    if (pad == null) {
      pad = pad(document);
    }
    document.append("pad", new Binary(pad));
    return last(documents.insertOne(document)).map(inserted -> document.getObjectId("_id"));
  }

  private byte[] pad(Document document) {
    int bare = new RawBsonDocument(document.append("pad", new Binary(new byte[0])), new DocumentCodec()).getByteBuffer().remaining();
    return new byte[Math.max(0, size - bare)];
  }

  private static void fail(HttpServerResponse response, Throwable failure) {
    response.setStatusCode(500).end(failure.toString());
  }

  private <T> Future<T> last(Publisher<T> publisher) {
    Context context = vertx.getOrCreateContext();
    var last = new CompletableFuture<T>();
    publisher.subscribe(new LastValue<>(last));
    return Future.fromCompletionStage(last, context);
  }
}
