package doudi.embedded;

import java.util.Iterator;
import java.util.Map;

/**
 * Entries of an index whose keys begin with the same values.
 *
 * @param prefix bytes of those values
 */
record IndexPart(int prefix, Iterator<Map.Entry<byte[], Object>> entries) {
  Iterator<Object> positions() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Object next() {
        return entries.next().getValue();
      }
    };
  }
}
