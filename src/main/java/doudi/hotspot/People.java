package doudi.hotspot;

import java.util.Arrays;
import java.util.Collection;

/** Marks of people, each once: enough to count them, and to see how many belong to two groups. They name nobody. */
public final class People {
  static final People NOBODY = new People(new int[0]);

  /** Ascending. */
  private final int[] marks;

  private People(int[] marks) {
    this.marks = marks;
  }

  /** @param marks in any order, some of them several times; the array is theirs from now on */
  static People of(int[] marks) {
    Arrays.sort(marks);
    int kept = 0;
    for (int i = 0; i < marks.length; i++) if (i == 0 || marks[i] != marks[i - 1]) marks[kept++] = marks[i];
    return new People(kept == marks.length ? marks : Arrays.copyOf(marks, kept));
  }

  /** All of them together; who is in several counts once. */
  static People all(Collection<People> groups) {
    var marks = new int[groups.stream().mapToInt(People::count).sum()];
    int filled = 0;
    for (People one : groups) {
      System.arraycopy(one.marks, 0, marks, filled, one.marks.length);
      filled += one.marks.length;
    }
    return of(marks);
  }

  public int count() {
    return marks.length;
  }

  /** How many are also among the others. */
  public int shared(People others) {
    int shared = 0;
    int at = 0;
    for (int mark : marks) {
      while (at < others.marks.length && others.marks[at] < mark) at++;
      if (at < others.marks.length && others.marks[at] == mark) shared++;
    }
    return shared;
  }
}
