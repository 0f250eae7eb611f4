package doudi.embedded;

/**
 * Positions by key, in the unsigned order of the keys: a B+ tree of {@link PackedKeys}. Not safe for several threads.
 */
final class KeyTree {
  private KeyNode root = new KeyLeaf(this);
  private int size;

  /** How many keys there are. Whoever asks without keeping others out gets about as many. */
  int size() {
    return size;
  }

  void grow(int more) {
    size += more;
  }

  void clear() {
    root = new KeyLeaf(this);
    size = 0;
  }

  /** A key that is there already gets this position. */
  void put(byte[] key, Object position) {
    KeyNode.Split split = root.put(key, position);
    if (split != null) {
      root = new KeyBranch(root, split);
    }
  }

  /** Harmless when it is not there. */
  void remove(byte[] key) {
    root.remove(key);
    while (root instanceof KeyBranch branch && branch.count() == 1) {
      root = branch.onlyChild();
    }
  }

  /** The position of the first key that begins so; null when there is none. */
  Object firstThatBegins(byte[] beginning) {
    KeyLeaf leaf = leaf(beginning);
    int i = leaf.keys.less(beginning);
    if (i == leaf.count()) {
      leaf = leaf.next;
      i = 0;
    }
    return leaf != null && leaf.keys.beginsWith(i, beginning) ? leaf.position(i) : null;
  }

  /**
   * The positions from the one key up to the other, which does not count. Nothing may change meanwhile.
   *
   * @param backwards the last one first
   */
  KeyWalk walk(byte[] from, byte[] to, boolean backwards) {
    return backwards ? new KeyWalk(leaf(to), to, from, true) : new KeyWalk(leaf(from), from, to, false);
  }

  /** Where the key is, or would be. */
  KeyLeaf leaf(byte[] key) {
    return root.leaf(key);
  }
}
