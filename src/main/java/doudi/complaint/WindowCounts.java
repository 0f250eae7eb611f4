package doudi.complaint;

import java.util.EnumMap;
import java.util.Map;

/** One window's numbers; a figure that nobody counted is 0. */
public record WindowCounts(Map<WindowFigure, Integer> numbers) {
  public static final WindowCounts NONE = new WindowCounts(Map.of());

  public WindowCounts {
    numbers = Map.copyOf(numbers);
  }

  public int of(WindowFigure figure) {
    return numbers.getOrDefault(figure, 0);
  }

  WindowCounts plus(WindowFigure figure, int more) {
    var sums = new EnumMap<WindowFigure, Integer>(WindowFigure.class);
    sums.putAll(numbers);
    sums.merge(figure, more, Integer::sum);
    return new WindowCounts(sums);
  }
}
