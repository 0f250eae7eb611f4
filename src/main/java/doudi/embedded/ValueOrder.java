package doudi.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** The library's order of normalised values, but quick for common types and transitive for large numbers. */
final class ValueOrder implements Comparator<Object> {
  static final ValueOrder INSTANCE = new ValueOrder();

  private ValueOrder() {
  }

  /** Equal numbers of any type become the same value; a missing value becomes null. */
  static Object normalise(Object value) {
    if (value == null || value instanceof String || value instanceof Instant || value instanceof ObjectId
      || value instanceof Boolean || value instanceof UUID) {
      return value;
    }
    if (value instanceof Integer number) {
      return number.doubleValue();
    }
    boolean special = value instanceof Number || value instanceof Missing || value instanceof Map || value instanceof Collection;
    return special ? new KeyValue(Collections.singletonList(value)).normalized().get(0) : value;
  }

  @Override
  public int compare(Object a, Object b) {
    if (a == b) {
      return 0;
    }
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    if (a instanceof Instant left && b instanceof Instant right) {
      return left.compareTo(right);
    }
    if (a instanceof Double left && b instanceof Double right) {
      return left.compareTo(right);
    }
    if (a instanceof UUID left && b instanceof UUID right) {
      return compareUuids(left, right);
    }
    if (a instanceof Number left && b instanceof Number right) {
      return compareNumbers(left, right);
    }
    return ValueComparator.ascWithoutListHandling().compare(a, b);
  }

  private static int compareUuids(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static int compareNumbers(Number a, Number b) {
    int rough = Double.compare(a.doubleValue(), b.doubleValue());
    return rough != 0 ? rough : exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return BigDecimal.ZERO;
    }
    return number instanceof Double ? new BigDecimal(value) : BigDecimal.valueOf(number.longValue());
  }
}
