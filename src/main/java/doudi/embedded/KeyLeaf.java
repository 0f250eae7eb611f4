package doudi.embedded;

import java.util.Arrays;

/** Keys and their positions. Leaves know their neighbours. */
final class KeyLeaf extends KeyNode {
  /** Two neighbours that together hold no more than this become one, as do an empty leaf and any other. */
  private static final int FEW = MOST / 2;

  private final KeyTree tree;
  final PackedKeys keys = new PackedKeys(MOST);
  KeyLeaf before;
  KeyLeaf next;
  private final Object[] positions = new Object[MOST];

  /** @param tree is told how many keys come and go */
  KeyLeaf(KeyTree tree) {
    this.tree = tree;
  }

  @Override
  int count() {
    return keys.count();
  }

  Object position(int i) {
    return positions[i];
  }

  @Override
  KeyLeaf leaf(byte[] key) {
    return this;
  }

  /** A leaf that is full gives away its upper half, or nothing where keys only ever come at the end. */
  @Override
  Split put(byte[] key, Object position) {
    int i = keys.less(key);
    int count = count();
    if (keys.holds(i, key)) {
      positions[i] = position;
      return null;
    }
    if (count < MOST) {
      insert(i, key, position);
      return null;
    }
    boolean atEnd = i == count && next == null;
    int kept = atEnd ? count : count / 2;
    KeyLeaf upper = split(kept);
    if (atEnd || i > kept) {
      upper.insert(i - kept, key, position);
    } else {
      insert(i, key, position);
    }
    return new Split(between(keys.get(count() - 1), upper.keys.get(0)), upper);
  }

  /** The shortest key that is greater than the one and not greater than the other. */
  private static byte[] between(byte[] less, byte[] greater) {
    return Arrays.copyOf(greater, Arrays.mismatch(less, greater) + 1);
  }

  @Override
  void remove(byte[] key) {
    int i = keys.less(key);
    if (keys.holds(i, key)) {
      keys.remove(i);
      System.arraycopy(positions, i + 1, positions, i, count() - i);
      positions[count()] = null;
      tree.grow(-1);
    }
  }

  private void insert(int i, byte[] key, Object position) {
    System.arraycopy(positions, i, positions, i + 1, count() - i);
    positions[i] = position;
    keys.insert(i, key);
    tree.grow(1);
  }

  private KeyLeaf split(int kept) {
    KeyLeaf upper = new KeyLeaf(tree);
    upper.append(this, kept);
    Arrays.fill(positions, kept, count(), null);
    keys.cut(kept);
    upper.next = next;
    upper.before = this;
    if (next != null) {
      next.before = upper;
    }
    next = upper;
    return upper;
  }

  /** Takes over what its next neighbour holds if that is little enough for one; then the neighbour is no more. */
  boolean join(KeyLeaf neighbour) {
    if (count() + neighbour.count() > FEW && count() > 0 && neighbour.count() > 0) {
      return false;
    }
    append(neighbour, 0);
    neighbour.unlink();
    return true;
  }

  private void append(KeyLeaf other, int from) {
    System.arraycopy(other.positions, from, positions, count(), other.count() - from);
    keys.append(other.keys, from);
  }

  void unlink() {
    if (before != null) {
      before.next = next;
    }
    if (next != null) {
      next.before = before;
    }
  }
}
