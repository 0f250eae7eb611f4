package doudi.suggestion;

/**
 * What a settled complaint taught that some words are like.
 *
 * @param likeness 0 to 1: the share of the words' terms, the rarer the heavier, that the complaint has too
 */
record Near(Taught taught, double likeness) {}
