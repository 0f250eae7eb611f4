package doudi.suggestion;

import doudi.catalog.Name;

/**
 * One thing that somebody's words may be about.
 *
 * @param score how likely, 0 to 1; those of one list add up to no more than 1
 */
public record Suggestion(String id, Name name, double score) {
  public Suggestion {
    if (score < 0 || score > 1) throw new IllegalArgumentException("score " + score);
  }
}
