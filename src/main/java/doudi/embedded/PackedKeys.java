package doudi.embedded;

import java.util.Arrays;

/** Few keys in order, one behind the other in one array: looking one up touches little memory, and no key is an object of its own. */
final class PackedKeys {
  private byte[] bytes = new byte[256];
  private final int[] ends;
  private int count;

  PackedKeys(int most) {
    ends = new int[most];
  }

  int count() {
    return count;
  }

  byte[] get(int i) {
    return Arrays.copyOfRange(bytes, start(i), ends[i]);
  }

  /** How many are less than this one. */
  int less(byte[] key) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean holds(int i, byte[] key) {
    return i < count && ends[i] - start(i) == key.length && beginsWith(i, key);
  }

  boolean beginsWith(int i, byte[] beginning) {
    int start = start(i);
    return ends[i] - start >= beginning.length
      && Arrays.equals(bytes, start, start + beginning.length, beginning, 0, beginning.length);
  }

  void insert(int i, byte[] key) {
    int start = start(i);
    int used = start(count);
    reserve(used + key.length, used * 3 / 2);
    System.arraycopy(bytes, start, bytes, start + key.length, used - start);
    System.arraycopy(key, 0, bytes, start, key.length);
    for (int j = count; j > i; j--) {
      ends[j] = ends[j - 1] + key.length;
    }
    ends[i] = start + key.length;
    count++;
  }

  void remove(int i) {
    int start = start(i);
    int length = ends[i] - start;
    System.arraycopy(bytes, ends[i], bytes, start, start(count) - ends[i]);
    for (int j = i + 1; j < count; j++) {
      ends[j - 1] = ends[j] - length;
    }
    count--;
  }

  /** Takes over what the other holds from there on; all of it is greater. */
  void append(PackedKeys other, int from) {
    int used = start(count);
    int start = other.start(from);
    int more = other.start(other.count) - start;
    reserve(used + more, 0);
    System.arraycopy(other.bytes, start, bytes, used, more);
    for (int i = from; i < other.count; i++) {
      ends[count + i - from] = other.ends[i] - start + used;
    }
    count += other.count - from;
  }

  /** Keeps the first ones only. */
  void cut(int kept) {
    count = kept;
    bytes = Arrays.copyOf(bytes, start(kept));
  }

  private int compare(int i, byte[] key) {
    return Arrays.compareUnsigned(bytes, start(i), ends[i], key, 0, key.length);
  }

  private void reserve(int needed, int better) {
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, better));
    }
  }

  private int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }
}
