package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a journal ends, whatever happens to it. */
class JournalFileTest {
  @TempDir Path path;
  private final FullDisk disk = new FullDisk();
  private StoreFolder folder;
  private JournalFile journal;

  @BeforeEach void open() throws IOException {
    folder = new StoreFolder(path, disk);
    journal = JournalFile.open(folder, 0, 0);
  }

  @AfterEach void close() throws IOException {
    journal.close();
    folder.close();
  }

  private static ByteBuf batch(int id) {
    ByteBuf batch = Unpooled.buffer();
    JournalFile.beginBatch(batch);
    new StoreRecord(Frame.Type.PUT, "test.c", BsonWriter.write(new Document("_id", id))).writeTo(batch);
    return batch;
  }

  private long length() throws IOException {
    return Files.size(folder.journal(0));
  }

  @Test void holdsZerosWhileItIsWrittenToAndNoneWhenItIsFinished() throws Exception {
    journal.commit(batch(1), true);
    long length = length();
    assertThat(length).isGreaterThan(journal.size() + 1_000_000);
    journal.commit(batch(2), true);
    assertThat(length()).as("as long as before").isEqualTo(length);
    journal.finish();
    assertThat(length()).isEqualTo(journal.size()).isEqualTo(TornJournal.end(folder.journal(0)));
  }

  @Test void writesZerosAsFarAsThereIsSpace() throws Exception {
    disk.inPlace = true;
    ByteBuf first = batch(1);
    disk.free.set(first.readableBytes() + 5_000);
    journal.commit(first, true);
    assertThat(length()).isEqualTo(journal.size() + 5_000);
    for (int id = 2; length() >= journal.size() + batch(id).readableBytes(); id++) {
      journal.commit(batch(id), true);
    }
    assertThatThrownBy(() -> journal.commit(batch(0), true)).isInstanceOf(IOException.class);
    journal.rewind();
    assertThat(length()).isEqualTo(TornJournal.end(folder.journal(0)));
  }

  /** The mark was written before the sync that failed, and may be as lost as the batch. */
  @Test void aMarkThatNoSyncFollowedIsNotKeptBehindAFailedOne() throws Exception {
    journal.commit(batch(1), true);
    long end = journal.size();
    journal.mark();
    assertThat(journal.size()).isGreaterThan(end);
    disk.syncsFail.set(true);
    assertThatThrownBy(() -> journal.commit(batch(2), true)).isInstanceOf(IOException.class);
    disk.syncsFail.set(false);
    journal.rewind();
    assertThat(journal.size()).isEqualTo(end);
    journal.mark();
    journal.commit(batch(3), true);
    long synced = journal.size();
    journal.rewind();
    assertThat(journal.size()).as("a sync came behind the mark").isEqualTo(synced);
  }
}
