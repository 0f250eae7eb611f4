package doudi.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The pushes of notices: part of the notice's document, so that a notice and its push cannot be apart. */
public final class PushStore {
  private static final String DELIVERIES = "deliveries";
  private static final String END = "pushEnd";

  private final MongoFutures mongo;
  private final MongoCollection<Document> notices;

  public PushStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.notices = database.getCollection("notices");
  }

  /** Due by {@code until}, longest due first, a person's together where they are due at the same time. */
  Future<List<Pending>> due(Instant until, int limit) {
    Bson inOrder = ascending(NoticeStore.PUSH_AT, NoticeStore.PERSON);
    return mongo.all(notices.find(lte(NoticeStore.PUSH_AT, Date.from(until))).sort(inOrder).limit(limit))
        .map(all -> all.stream().map(PushStore::pending).toList());
  }

  /** Notes how it stands and when to look again. False, and nothing changed, when somebody else has noted something since it was read. */
  Future<Boolean> later(Pending read, List<Delivery> deliveries, Instant at) {
    return change(read, Updates.combine(Updates.set(DELIVERIES, documents(deliveries)), Updates.set(NoticeStore.PUSH_AT, Date.from(at))));
  }

  /** The same, and nothing more is to be done. */
  Future<Boolean> end(Pending read, List<Delivery> deliveries, Pending.End end) {
    return change(read, Updates.combine(Updates.set(DELIVERIES, documents(deliveries)), Updates.set(END, end.name()),
        Updates.unset(NoticeStore.PUSH_AT)));
  }

  private Future<Boolean> change(Pending read, Bson change) {
    Bson unchanged = and(eq(NoticeStore.KEY, read.notice().key()), eq(NoticeStore.PUSH_AT, Date.from(read.pushAt())));
    return mongo.first(notices.updateOne(unchanged, change)).map(done -> done.orElseThrow().getMatchedCount() == 1);
  }

  /** When the one that has waited longest was due; empty when none waits. */
  Future<Optional<Instant>> oldest(Instant now) {
    return due(now, 1).map(found -> found.stream().map(Pending::pushAt).findFirst());
  }

  private static List<Document> documents(List<Delivery> deliveries) {
    return deliveries.stream().map(one -> new Document("device", one.device()).append("state", one.state().name())
        .append("tries", one.tries())
        .append("at", Date.from(one.at())).append("reason", one.reason())).toList();
  }

  private static Pending pending(Document document) {
    var deliveries = document.getList(DELIVERIES, Document.class, List.of()).stream().map(one -> new Delivery(one.getString("device"),
        Delivery.State.valueOf(one.getString("state")), one.getInteger("tries"), one.getDate("at").toInstant(), one.getString("reason")))
            .toList();
    return new Pending(NoticeStore.notice(document), document.getDate(NoticeStore.PUSH_AT).toInstant(), deliveries);
  }
}
