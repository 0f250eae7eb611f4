package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;

/** The replies while the disk refuses writes. */
final class DiskRefusal {

    /** The driver repeats a read once on this code; the repetition sees only what is on disk. */
    private static final int READ_AGAIN = 134;

    private DiskRefusal() {
    }

    static Document forWrite(IOException reason) {
        return error(EmbeddedMongo.DISK_REFUSES, "OutOfDiskSpace", "nothing was changed, because the disk refuses writes: " + reason.getMessage());
    }

    static Document forRead() {
        return error(READ_AGAIN, "ReadConcernMajorityNotAvailableYet", "the answer may contain changes that were taken back, read again");
    }

    static Document error(int code, String name, String message) {
        return new Document("ok", 0).append("errmsg", message).append("code", code).append("codeName", name);
    }
}
