package doudi.complaint;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonTypeCodecMap;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A complaint as a document: its events are the truth, and beside them stand the columns that queries need, each derived from the replayed
 * state. Field names live here and nowhere else.
 */
final class ComplaintCodec {
  private static final Logger log = LoggerFactory.getLogger(ComplaintCodec.class);
  static final String ID = "_id";
  static final String VERSION = "version";
  static final String STATUS = "status";
  static final String WINDOW = "windowId";
  static final String RESIDENT = "residentId";
  static final String CLAIM = "claimHash";
  static final String REQUEST = "requestKey";
  static final String PLATFORM = "platformId";
  static final String SERVICE = "serviceId";
  static final String DEPARTMENT = "departmentId";
  static final String BUCKET_DAY = "bucketDay";
  static final String DISPUTED = "disputed";
  static final String DISPUTES = "disputes";
  static final String RESOLVERS = "resolvers";
  static final String TRIPS = "repeatTrips";
  static final String URGENCY = "urgency";
  static final String DUE = "dueAt";
  static final String OWED_BY = "owedBy";
  static final String CONTACT_BY = "contactBy";
  static final String LATE = "late";
  static final String FILED = "filedAt";
  static final String RESOLVED = "resolvedAt";
  static final String TOLD = "told";
  static final String UNTOLD = "untoldAt";
  static final String REQUESTED = "requested";
  static final String REQUESTED_SERVICE = "requestedService";
  static final String HISTORY = "history";
  private static final BsonInt32 NEVER = new BsonInt32(0);
  private static final BsonTypeCodecMap VALUES = new BsonTypeCodecMap(BsonValueCodecProvider.getBsonTypeClassMap(),
      CodecRegistries.fromProviders(new BsonValueCodecProvider()));

  private final EventCodec events;

  ComplaintCodec(byte[] contactKey) {
    events = new EventCodec(contactKey);
  }

  /** A new complaint, none of whose events has been told; as bytes, so that nothing can be put to it. */
  RawBsonDocument document(Complaint complaint) {
    var writer = new EventCodec.Writer();
    writer.writeStartDocument();
    writer.writeString(ID, complaint.id().value());
    columns(complaint).forEach((field, value) -> { if (value != null) write(writer, field, value); });
    writer.writeInt32(TOLD, 0);
    writer.writeDateTime(UNTOLD, complaint.filedAt().toEpochMilli());
    writer.writeStartArray(HISTORY);
    complaint.history().forEach(event -> events.write(writer, event));
    writer.writeEndArray();
    writer.writeEndDocument();
    return writer.document();
  }

  @SuppressWarnings("unchecked")
  private static void write(BsonWriter writer, String field, BsonValue value) {
    writer.writeName(field);
    ((Codec<BsonValue>) VALUES.get(value.getBsonType())).encode(writer, value, EventCodec.ENCODING);
  }

  Complaint complaint(BsonDocument document) {
    var history = new ArrayList<ComplaintEvent>();
    document.getArray(HISTORY).forEach(event -> history.add(events.event(event.asDocument())));
    return Complaint.replay(new ComplaintId(document.getString(ID).getValue()), history, document.getInt32(TOLD, NEVER).getValue());
  }

  /** Empty, and said in the log, when it is damaged or of a later version. */
  Optional<Complaint> readable(BsonDocument document) {
    try {
      return Optional.of(complaint(document));
    } catch (RuntimeException damaged) {
      log.error("stored complaint cannot be read, left out complaint={}", document.get(ID), damaged);
      return Optional.empty();
    }
  }

  /** One more event on the history, every column as it is now, and the event still to be told. */
  Bson change(Complaint next, ComplaintEvent event) {
    var changes = new ArrayList<Bson>();
    columns(next).forEach((field, value) -> changes.add(value == null ? Updates.unset(field) : Updates.set(field, value)));
    changes.add(Updates.push(HISTORY, document(event)));
    changes.add(Updates.set(UNTOLD, time(event.at())));
    return Updates.combine(changes);
  }

  /** The columns of the stored document, as {@link #columns} makes them; for comparing the two. */
  static Map<String, BsonValue> stored(BsonDocument document) {
    var columns = new LinkedHashMap<String, BsonValue>();
    document.forEach((field, value) -> { if (!List.of(ID, TOLD, UNTOLD, HISTORY).contains(field)) columns.put(field, value); });
    return columns;
  }

  /** What queries need, by field; null where a complaint has no such thing now. */
  Map<String, BsonValue> columns(Complaint complaint) {
    Filing filing = complaint.filing();
    boolean waits = complaint.status() == ComplaintStatus.WAITING;
    var columns = new LinkedHashMap<String, BsonValue>();
    columns.put(VERSION, new BsonInt32(complaint.version()));
    columns.put(STATUS, new BsonString(complaint.status().code()));
    columns.put(WINDOW, new BsonString(complaint.windowId()));
    columns.put(RESIDENT, text(filing.residentId()));
    columns.put(CLAIM, text(filing.claimHash()));
    columns.put(REQUEST, text(filing.requestKey()));
    columns.put(PLATFORM, text(filing.platformId()));
    columns.put(SERVICE, text(filing.serviceId()));
    columns.put(DEPARTMENT, text(filing.departmentId()));
    columns.put(BUCKET_DAY, new BsonString(complaint.bucketDays().get(0)));
    columns.put(DISPUTED, BsonBoolean.valueOf(complaint.isDisputed()));
    columns.put(DISPUTES, new BsonInt32(complaint.disputes()));
    columns.put(RESOLVERS, new BsonArray(complaint.resolvers().stream().sorted().map(BsonString::new).toList()));
    columns.put(TRIPS, new BsonInt32(filing.attempt().tries() - 1));
    columns.put(URGENCY, waits ? new BsonString(complaint.urgency()) : null);
    columns.put(DUE, complaint.nextDue().map(ComplaintCodec::time).orElse(null));
    columns.put(OWED_BY, complaint.runsOutAt().map(ComplaintCodec::time).orElse(null));
    columns.put(CONTACT_BY, complaint.contactBy().map(ComplaintCodec::time).orElse(null));
    columns.put(LATE, BsonBoolean.valueOf(complaint.wasLate()));
    columns.put(FILED, time(complaint.filedAt()));
    columns.put(RESOLVED, complaint.resolution().map(Resolution::at).map(ComplaintCodec::time).orElse(null));
    boolean request = complaint.isServiceRequest();
    columns.put(REQUESTED, request ? new BsonString(requested(complaint.isClosed(), complaint.filedAt()) + complaint.id().value()) : null);
    columns.put(REQUESTED_SERVICE, request ? text(Objects.requireNonNullElse(filing.serviceId(), RequestFilter.NO_SERVICE)) : null);
    return columns;
  }

  /** Beginning of a service request's place in their order: open or closed, then the time of filing. */
  static String requested(boolean closed, Instant filedAt) {
    return (closed ? "closed:" : "open:") + "%015d:".formatted(filedAt.toEpochMilli());
  }

  static BsonDateTime time(Instant instant) {
    return new BsonDateTime(instant.toEpochMilli());
  }

  private static BsonString text(String value) {
    return value == null ? null : new BsonString(value);
  }

  BsonDocument document(ComplaintEvent event) {
    return events.document(event);
  }
}
