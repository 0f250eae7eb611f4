package doudi.signal;

import java.util.List;

/**
 * What was seen at one window: so many of so many.
 *
 * @param hits the complaints that have it, in the order in which they were seen; each once
 * @param of how many could have had it
 */
record Seen(String windowId, List<String> hits, int of) {
  Seen {
    hits = List.copyOf(hits);
    if (hits.size() > of) throw new IllegalArgumentException(hits.size() + " of " + of);
  }

  int count() {
    return hits.size();
  }
}
