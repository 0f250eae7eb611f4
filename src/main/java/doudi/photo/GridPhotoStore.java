package doudi.photo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.mongodb.reactivestreams.client.gridfs.GridFSBucket;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Pictures in MongoDB's GridFS, so that every node sees them and {@code mongodump} carries them along. */
public final class GridPhotoStore implements PhotoStore {
  private static final String BUCKET = "photos";
  private static final String NAME = "filename";
  private static final String PUT_AT = "metadata.putAt";

  private final MongoFutures mongo;
  private final GridFSBucket bucket;
  private final MongoCollection<Document> chunks;
  private final MongoCollection<Document> files;

  public GridPhotoStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.bucket = GridFSBuckets.create(database, BUCKET);
    this.files = database.getCollection(BUCKET + ".files");
    this.chunks = database.getCollection(BUCKET + ".chunks");
  }

  /** The indexes that GridFS's specification asks for. */
  @Override
  public Future<Void> open() {
    return Future.all(mongo.first(files.createIndex(Indexes.ascending(NAME, "uploadDate"))),
        mongo.first(chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true))))
        .mapEmpty();
  }

  /** Under a name that is there already it lies twice, and the same; removing takes both. */
  @Override
  public Future<Void> put(PhotoName name, byte[] jpeg, Instant at) {
    var options = new GridFSUploadOptions().metadata(new Document("putAt", Date.from(at)));
    return mongo.first(bucket.uploadFromPublisher(key(name), MongoFutures.publisher(ByteBuffer.wrap(jpeg)), options)).mapEmpty();
  }

  @Override
  public Future<Optional<byte[]>> find(PhotoName name) {
    return mongo.first(bucket.find(eq(NAME, key(name))).limit(1)).compose(found -> found.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : mongo.all(bucket.downloadToPublisher(found.get().getId())).map(parts -> Optional.of(joined(parts, found.get()))));
  }

  private static byte[] joined(List<ByteBuffer> parts, GridFSFile file) {
    var whole = ByteBuffer.allocate(Math.toIntExact(file.getLength()));
    parts.forEach(whole::put);
    return whole.array();
  }

  @Override
  public Future<Void> remove(PhotoName name, Instant putUntil) {
    return mongo.all(bucket.find(and(eq(NAME, key(name)), lte(PUT_AT, Date.from(putUntil)))))
        .compose(found -> Future.all(found.stream().map(file -> mongo.first(bucket.delete(file.getId()))).toList())).mapEmpty();
  }

  @Override
  public Future<List<PhotoName>> names(Instant putUntil, Optional<PhotoName> after, int limit) {
    Bson behind = gt(NAME, after.map(GridPhotoStore::key).orElse(""));
    return mongo.all(files.find(and(behind, lte(PUT_AT, Date.from(putUntil)))).sort(ascending(NAME)).limit(limit))
        .map(all -> all.stream().map(file -> name(file.getString(NAME))).distinct().toList());
  }

  /** In the order of the names. */
  private static String key(PhotoName name) {
    return name.digest() + "/" + name.complaintId();
  }

  private static PhotoName name(String key) {
    int cut = key.indexOf('/');
    return new PhotoName(key.substring(cut + 1), key.substring(0, cut));
  }
}
