package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;

/** Replies that are errors, in the form drivers expect of a failed command. */
final class ErrorReply {
  /** The driver repeats a read once on this code; the repetition sees only what is on disk. */
  private static final int READ_AGAIN = 134;

  private ErrorReply() {
  }

  static Document diskRefuses(IOException reason) {
    return of(EmbeddedMongo.DISK_REFUSES, "OutOfDiskSpace",
      "nothing was changed, because the disk refuses writes: " + reason.getMessage());
  }

  static Document readAgain() {
    return of(READ_AGAIN, "ReadConcernMajorityNotAvailableYet", "the answer may contain changes that were taken back, read again");
  }

  /** Why the document at that place of a bulk was refused. */
  static Document at(int index, MongoServerError refusal) {
    Document error = new Document("index", index).append("errmsg", refusal.getMessageWithoutErrorCode()).append("code", refusal.getCode());
    error.putIfNotNull("codeName", refusal.getCodeName());
    return error;
  }

  static Document of(int code, String name, String message) {
    return new Document("ok", 0).append("errmsg", message).append("code", code).append("codeName", name);
  }
}
