package doudi.embedded;

/** Part of a {@link KeyTree}. */
abstract sealed class KeyNode permits KeyLeaf, KeyBranch {
  /** Keys in a leaf, children of a branch. */
  static final int MOST = 64;

  /** How many keys or children it has. */
  abstract int count();

  /** What a node that was full has given away: its upper part, and the key at which that begins. */
  record Split(byte[] from, KeyNode upper) {}

  /** What stands beside this node now; null while it has room. */
  abstract Split put(byte[] key, Object position);

  abstract void remove(byte[] key);

  /** Where the key is, or would be. */
  abstract KeyLeaf leaf(byte[] key);
}
