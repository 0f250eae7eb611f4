package doudi.figure;

/**
 * A published number, never without what is needed to judge it.
 *
 * @param definition what it is
 * @param unconfirmed of the same group, nobody confirmed in time
 */
public record Figure(Definition definition, Share share, Share unconfirmed) {

  /** @param facts of a group in which the denominator counts something */
  static Figure of(Definition definition, Facts facts) {
    Formula formula = definition.formula();
    return new Figure(definition, Share.of(facts.sum(formula.numerator()), facts.sum(formula.denominator())), facts.unconfirmed());
  }
}
