package doudi.embedded;

import java.nio.channels.FileChannel;

/**
 * @param smallestFullJournal bytes a journal may always have before a snapshot replaces it
 * @param retryMillis         between two tries whether a disk that refused writes takes them again
 */
record StoreSettings(boolean fsync, boolean salvage, long smallestFullJournal, long retryMillis, FileOpener opener) {
  private static final long SMALLEST_FULL_JOURNAL = 32L << 20;
  private static final long RETRY_MILLIS = 500;

  static StoreSettings of(boolean fsync, boolean salvage) {
    return new StoreSettings(fsync, salvage, SMALLEST_FULL_JOURNAL, RETRY_MILLIS, FileChannel::open);
  }
}
