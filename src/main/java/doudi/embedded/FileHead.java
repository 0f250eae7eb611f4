package doudi.embedded;

import io.netty.buffer.ByteBuf;

/** What the first frame of a store file says about it. */
record FileHead(Kind kind, int version, long generation) {
  enum Kind { JOURNAL, SNAPSHOT }

  /** Files with a higher version are refused. The second one has {@link Frame.Type#CHANGE}. */
  static final int VERSION = 2;

  /** Of its frame. */
  static final int BYTES = Frame.HEADER + 1 + Integer.BYTES + 1 + Long.BYTES;

  static FileHead of(Kind kind, long generation) {
    return new FileHead(kind, VERSION, generation);
  }

  void writeTo(ByteBuf out) {
    int start = Frame.begin(out, Frame.Type.HEAD);
    out.writeInt(version).writeByte(kind.ordinal()).writeLong(generation);
    Frame.finish(out, start);
  }

  /** The body must have been checked to be whole; the version comes first so that any later layout can be told. */
  static FileHead read(Frame frame) {
    int version = frame.body().readInt();
    return version > VERSION ? new FileHead(null, version, 0)
      : new FileHead(Kind.values()[frame.body().readByte()], version, frame.body().readLong());
  }
}
