package doudi.embedded;

import java.util.Arrays;

/** Nodes of a {@link KeyTree}, one behind the other. */
final class KeyBranch extends KeyNode {
  /** Where each child but the first begins; the first begins where the branch does. */
  private final PackedKeys begins = new PackedKeys(MOST - 1);
  private final KeyNode[] children = new KeyNode[MOST];
  private int count;

  private KeyBranch() {}

  KeyBranch(KeyNode lower, Split split) {
    children[0] = lower;
    count = 1;
    insert(1, split);
  }

  @Override
  int count() {
    return count;
  }

  KeyNode onlyChild() {
    return children[0];
  }

  @Override
  KeyLeaf leaf(byte[] key) {
    return children[childFor(key)].leaf(key);
  }

  @Override
  Split put(byte[] key, Object position) {
    int i = childFor(key);
    Split below = children[i].put(key, position);
    if (below == null) {
      return null;
    }
    if (count < MOST) {
      insert(i + 1, below);
      return null;
    }
    int kept = i == count - 1 ? i : count / 2;
    Split split = split(kept);
    if (i < kept) {
      insert(i + 1, below);
    } else {
      ((KeyBranch) split.upper()).insert(i + 1 - kept, below);
    }
    return split;
  }

  @Override
  void remove(byte[] key) {
    int i = childFor(key);
    children[i].remove(key);
    if (children[i] instanceof KeyLeaf leaf) {
      tidy(i, leaf);
    } else if (children[i].count() == 0) {
      drop(i);
    }
  }

  /** Only the last leaf of all stays when it is empty. */
  private void tidy(int i, KeyLeaf leaf) {
    if (count == 1 && leaf.count() == 0) {
      leaf.unlink();
      drop(i);
    } else if (!joined(i) && i > 0) {
      joined(i - 1);
    }
  }

  /** Whether the leaf and the next one of this branch have become one. */
  private boolean joined(int i) {
    if (i + 1 == count || !((KeyLeaf) children[i]).join((KeyLeaf) children[i + 1])) {
      return false;
    }
    drop(i + 1);
    return true;
  }

  private Split split(int kept) {
    KeyBranch upper = new KeyBranch();
    upper.count = count - kept;
    System.arraycopy(children, kept, upper.children, 0, upper.count);
    upper.begins.append(begins, kept);
    Arrays.fill(children, kept, count, null);
    Split split = new Split(begins.get(kept - 1), upper);
    begins.cut(kept - 1);
    count = kept;
    return split;
  }

  private void insert(int i, Split split) {
    System.arraycopy(children, i, children, i + 1, count - i);
    children[i] = split.upper();
    begins.insert(i - 1, split.from());
    count++;
  }

  private void drop(int i) {
    System.arraycopy(children, i + 1, children, i, count - i - 1);
    children[--count] = null;
    if (begins.count() > 0) {
      begins.remove(Math.max(0, i - 1));
    }
  }

  /** The last child that begins at the key or before. */
  private int childFor(byte[] key) {
    int i = begins.less(key);
    return begins.holds(i, key) ? i + 1 : i;
  }
}
