package doudi.suggestion;

/**
 * What each kind of evidence counts for, tuned on the first half of the complaints in the tests and on nothing else; see decision 0037.
 *
 * @param letter a letter of a name or keyword that is said plainly
 * @param term how alike the terms are to a name and its keywords
 * @param kindLetter a letter of a failure kind's phrase
 * @param kindTerm how alike the terms are to a failure kind's phrases
 * @param lesson what others' settled complaints say, once all of them agree
 * @param offered a letter of a platform's name, for what is offered there
 * @param offering the score of a service, for the platforms where it is offered
 * @param none how much speaks for “none of them”
 * @param contrast how much the stronger counts for more than the weaker
 * @param enough the least score worth reading
 */
record Weights(double letter, double term, double kindLetter, double kindTerm, double lesson, double offered, double offering,
    double none, double contrast, double enough) {
  static final Weights TUNED = new Weights(1, 1, 1, 1, 6, 0.5, 6, 2, 2.5, 0.1);
}
