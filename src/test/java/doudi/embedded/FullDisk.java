package doudi.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Files on a disk that has only so much space, or whose syncs fail. A write that does not fit is written in part, as real ones are. */
final class FullDisk implements FileOpener {
  final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  final AtomicBoolean syncsFail = new AtomicBoolean();
  /** Whether overwriting takes no space and what is cut off is free again; else each write takes space, for good. */
  boolean inPlace;
  /** A failing sync takes until this opens. */
  volatile CountDownLatch failsWhen = new CountDownLatch(0);

  @Override
  public FileChannel open(Path file, OpenOption... options) throws IOException {
    return new Channel(FileChannel.open(file, options));
  }

  private final class Channel extends FileChannel {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      long grows = inPlace ? Math.max(0, position + source.remaining() - Math.max(position, real.size())) : source.remaining();
      long allowed = Math.min(grows, free.get());
      if (source.remaining() > 0 && source.remaining() == grows - allowed) {
        throw new IOException("No space left on device");
      }
      int limit = source.limit();
      source.limit((int) (limit - (grows - allowed)));
      free.addAndGet(-allowed);
      int written = real.write(source, position);
      source.limit(limit);
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (syncsFail.get()) {
        awaitFailure();
        throw new IOException("Input/output error");
      }
      real.force(metaData);
    }

    private void awaitFailure() throws IOException {
      try {
        failsWhen.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      long cut = inPlace ? Math.max(0, real.size() - size) : 0;
      free.updateAndGet(before -> before > Long.MAX_VALUE - cut ? Long.MAX_VALUE : before + cut);
      real.truncate(size);
      return this;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return real.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return real.read(target, position);
    }

    @Override
    public long position() throws IOException {
      return real.position();
    }

    @Override
    public FileChannel position(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
