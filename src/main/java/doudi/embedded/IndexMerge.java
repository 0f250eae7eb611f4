package doudi.embedded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** The positions of several ordered parts of an index as one ordered whole. */
final class IndexMerge implements Iterator<Object> {
  private record Head(Object position, byte[] key, IndexPart part) {
    static int compare(Head a, Head b) {
      return Arrays.compareUnsigned(a.key, a.part.prefix(), a.key.length, b.key, b.part.prefix(), b.key.length);
    }
  }

  private final PriorityQueue<Head> heads;

  /** @param sorted whether the order behind the prefixes matters; otherwise one part follows the other */
  IndexMerge(List<IndexPart> parts, boolean sorted, boolean backwards) {
    Comparator<Head> order = backwards ? (a, b) -> Head.compare(b, a) : Head::compare;
    heads = new PriorityQueue<>(sorted ? order : (a, b) -> 0);
    parts.forEach(this::push);
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public Object next() {
    Head first = heads.remove();
    push(first.part());
    return first.position();
  }

  private void push(IndexPart part) {
    KeyWalk positions = part.positions();
    if (positions.hasNext()) {
      heads.add(new Head(positions.next(), positions.key(), part));
    }
  }
}
