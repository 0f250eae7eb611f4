package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The tree holds what a sorted map of the JDK holds after the same changes, and shows it in the same order from anywhere. */
class KeyTreeTest {
  private final Random random = new Random(42);
  private final KeyTree tree = new KeyTree();
  private final NavigableMap<byte[], Object> map = new TreeMap<>(Arrays::compareUnsigned);

  @Test void holdsKeysOfAnyOrderAndLength() {
    for (int i = 0; i < 30_000; i++) {
      byte[] key = anyKey();
      // Grows, shrinks to nothing, grows again.
      boolean growing = i / 5_000 % 2 == 0;
      if (random.nextInt(10) < (growing ? 8 : 1)) put(key, i);
      else remove(map.isEmpty() || random.nextInt(20) == 0 ? key : nearest(key));
      if (i % 250 == 0) compare();
    }
    compare();
  }

  @Test void holdsKeysThatComeAtTheEndAndGoAtTheBeginning() {
    comeAndGo(KeyTreeTest::number, true);
  }

  @Test void holdsKeysThatComeAtTheBeginningAndGoAtTheEnd() {
    comeAndGo(i -> number(-i), false);
  }

  @Test void holdsKeysThatComeAtTheEndOfSeveralRuns() {
    comeAndGo(i -> number(i % 7 << 24 | i), true);
  }

  private void comeAndGo(IntFunction<byte[]> key, boolean firstGoesFirst) {
    for (int i = 0; i < 20_000; i++) {
      put(key.apply(i), i);
      if (i >= 9_000) remove(firstGoesFirst ? map.firstKey() : map.lastKey());
      if (i % 1_000 == 0) compare();
    }
    while (!map.isEmpty()) {
      remove(firstGoesFirst ? map.firstKey() : map.lastKey());
      if (map.size() % 1_000 == 0) compare();
    }
    put(number(1), "again");
    compare();
  }

  @Test void doesNotKeepTheRoomOfWhatIsGone() {
    for (int i = 0; i < 200_000; i++) {
      put(number(i), i);
      if (i >= 100) remove(number(i - 100));
    }
    assertThat(leaves()).isLessThan(8);
  }

  private int leaves() {
    int leaves = 1;
    for (KeyLeaf leaf = tree.leaf(number(0)); leaf.next != null; leaf = leaf.next) leaves++;
    return leaves;
  }

  private void put(byte[] key, Object position) {
    tree.put(key, position);
    map.put(key, position);
  }

  private void remove(byte[] key) {
    tree.remove(key);
    map.remove(key);
  }

  private void compare() {
    assertThat(tree.size()).isEqualTo(map.size());
    compare(new byte[0], number(-1));
    for (int i = 0; i < 20; i++) {
      byte[] one = bound();
      byte[] other = bound();
      boolean inOrder = Arrays.compareUnsigned(one, other) <= 0;
      compare(inOrder ? one : other, inOrder ? other : one);
      assertThat(tree.walk(inOrder ? other : one, inOrder ? one : other, random.nextBoolean()).hasNext()).isFalse();
      Map.Entry<byte[], Object> first = map.ceilingEntry(one);
      boolean begins = first != null && first.getKey().length >= one.length && Arrays.equals(first.getKey(), 0, one.length, one, 0, one.length);
      assertThat(tree.firstThatBegins(one)).isEqualTo(begins ? first.getValue() : null);
    }
  }

  private void compare(byte[] from, byte[] to) {
    NavigableMap<byte[], Object> expected = map.subMap(from, true, to, false);
    compare(tree.walk(from, to, false), expected);
    compare(tree.walk(from, to, true), expected.descendingMap());
  }

  private static void compare(KeyWalk walk, Map<byte[], Object> expected) {
    List<Object> positions = new ArrayList<>();
    List<byte[]> keys = new ArrayList<>();
    while (walk.hasNext()) {
      positions.add(walk.next());
      keys.add(walk.key());
    }
    assertThat(positions).isEqualTo(List.copyOf(expected.values()));
    assertThat(keys.toArray()).isEqualTo(expected.keySet().toArray());
  }

  private byte[] bound() {
    if (map.isEmpty() || random.nextInt(4) == 0) return anyKey();
    byte[] key = nearest(random.nextBoolean() ? anyKey() : number(random.nextInt()));
    return Arrays.copyOf(key, random.nextInt(3) == 0 ? random.nextInt(key.length + 1) : key.length);
  }

  private byte[] nearest(byte[] key) {
    byte[] found = map.ceilingKey(key);
    return found == null ? map.lastKey() : found;
  }

  private byte[] anyKey() {
    byte[] key = new byte[random.nextInt(random.nextInt(50) == 0 ? 2_000 : 12)];
    for (int i = 0; i < key.length; i++) key[i] = (byte) (random.nextInt(3) * 127);
    return key;
  }

  private static byte[] number(int i) {
    return new byte[] {(byte) (i >> 24), (byte) (i >> 16), (byte) (i >> 8), (byte) i};
  }
}
