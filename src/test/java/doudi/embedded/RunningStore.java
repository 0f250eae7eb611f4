package doudi.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** A store of this process with a client; collections are those of the database {@code test}. */
final class RunningStore implements AutoCloseable {
  final EmbeddedMongo mongo;
  final MongoClient client;

  private RunningStore(EmbeddedMongo mongo) {
    this.mongo = mongo;
    this.client = MongoClients.create(mongo.connectionString() + "/?serverSelectionTimeoutMS=5000&socketTimeoutMS=30000");
  }

  static RunningStore open(Path folder) throws IOException {
    return new RunningStore(EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT));
  }

  static RunningStore open(Path folder, EmbeddedMongo.Options options) throws IOException {
    return new RunningStore(EmbeddedMongo.open(folder, options));
  }

  static RunningStore open(Path folder, long smallestPast, FileOpener opener) throws IOException {
    return new RunningStore(EmbeddedMongo.open(folder, EmbeddedMongo.Options.DEFAULT,
      new StoreSettings(true, false, smallestPast, 50, opener)));
  }

  static RunningStore withFrequentSnapshots(Path folder, long smallestPast) throws IOException {
    return open(folder, smallestPast, FileChannel::open);
  }

  MongoCollection<Document> collection(String name) {
    return client.getDatabase("test").getCollection(name);
  }

  /** Documents and indexes of every collection of the database. */
  Map<String, List<Document>> contents() {
    Map<String, List<Document>> contents = new TreeMap<>();
    for (String name : client.getDatabase("test").listCollectionNames()) {
      contents.put(name, collection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>()));
      List<Document> indexes = collection(name).listIndexes().into(new ArrayList<>());
      indexes.sort(Comparator.comparing(index -> index.getString("name")));
      contents.put(name + " indexes", indexes);
    }
    return contents;
  }

  /** Documents that the last query of the collection looked at. */
  QueryFigures lastQuery(String collection) {
    List<QueryFigures> queries = mongo.lastQueries("test." + collection);
    return queries.get(queries.size() - 1);
  }

  @Override
  public void close() throws IOException {
    client.close();
    mongo.close();
  }
}
