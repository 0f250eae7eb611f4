package doudi.embedded;

import java.nio.channels.FileChannel;

/**
 * @param smallestPast bytes of what was replaced and removed that the files may always hold before a snapshot clears them away
 * @param retryMillis         between two tries whether a disk that refused writes takes them again
 */
record StoreSettings(boolean fsync, boolean salvage, long smallestPast, long retryMillis, FileOpener opener) {
  private static final long SMALLEST_PAST = 32L << 20;
  private static final long RETRY_MILLIS = 500;

  static StoreSettings of(boolean fsync, boolean salvage) {
    return new StoreSettings(fsync, salvage, SMALLEST_PAST, RETRY_MILLIS, FileChannel::open);
  }
}
