package doudi.cluster;

import java.util.Map;
import java.util.Set;

/**
 * What one complaint tells, cut into words: numbers that could tell who it is are taken out, and none of its sentences is kept.
 *
 * @param person account or claim code behind it, as a mark
 * @param step as it was told, null when it was not; the same of {@code error}
 * @param terms how much each of its words says of where it failed: those of step and error more than those of the narrative
 * @param phrases what may be shown of it: words and pairs of words as they were written
 */
record Told(String complaintId, int person, String step, String error, Map<String, Double> terms, Set<String> phrases) {
  Told {
    terms = Map.copyOf(terms);
    phrases = Set.copyOf(phrases);
  }
}
