package doudi.embedded;

import java.util.Arrays;

/** The keys under which one document stands in one index, as {@link KeyWriter} writes them. */
record IndexKeys(byte[][] keys, boolean fromArrays) {
  static final IndexKeys NONE = new IndexKeys(new byte[0][], false);

  static IndexKeys one(byte[] key) {
    return new IndexKeys(new byte[][] {key}, false);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexKeys that && fromArrays == that.fromArrays && Arrays.deepEquals(keys, that.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(keys);
  }
}
