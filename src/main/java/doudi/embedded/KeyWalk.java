package doudi.embedded;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Positions of a {@link KeyTree} in the order of their keys. */
final class KeyWalk implements Iterator<Object> {
  private final byte[] end;
  private final boolean backwards;
  private KeyLeaf leaf;
  private int next;
  private int stop;

  /**
   * Of two bounds, that which is less counts and the other does not.
   *
   * @param leaf where the first bound is, or would be
   */
  KeyWalk(KeyLeaf leaf, byte[] begin, byte[] end, boolean backwards) {
    this.end = end;
    this.backwards = backwards;
    enter(leaf, leaf.keys.less(begin));
  }

  private void enter(KeyLeaf entered, int place) {
    leaf = entered;
    next = backwards ? place - 1 : place;
    stop = backwards ? leaf.keys.less(end) - 1 : leaf.keys.less(end);
  }

  @Override
  public boolean hasNext() {
    while (leaf != null && isThrough()) {
      boolean over = backwards ? stop >= 0 : stop < leaf.count();
      KeyLeaf neighbour = over ? null : backwards ? leaf.before : leaf.next;
      if (neighbour == null) {
        leaf = null;
      } else {
        enter(neighbour, backwards ? neighbour.count() : 0);
      }
    }
    return leaf != null;
  }

  private boolean isThrough() {
    return backwards ? next <= stop : next >= stop;
  }

  @Override
  public Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Object position = leaf.position(next);
    next += backwards ? -1 : 1;
    return position;
  }

  /** The key of what {@link #next} gave last, before anything else is asked. */
  byte[] key() {
    return leaf.keys.get(backwards ? next + 1 : next - 1);
  }
}
