package doudi.burden;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something that a step asks for, as the contract names it.
 *
 * @param name path in the request, {@code attempt.step}
 * @param asked whether it was put before somebody at that act
 * @param filled whether the act brought it
 * @param uses the decisions that read it; a field without any is asked for nothing
 */
record Field(String name, boolean required, Predicate<Told> asked, Predicate<Told> filled, List<Use> uses) {
  /**
   * A decision of the program or of a person that read the field.
   *
   * @param when whether it was taken on this complaint
   */
  record Use(Decision by, Predicate<Told> when) {}

  /** Who or what decides something by what was filled in. */
  enum Decision {
    ROUTING, DEADLINE, QUEUE, HOTSPOT, CLUSTER, LESSON, CORRECTION, CALL, ANSWER, REPLY, RESOLUTION, CONFIRMATION, STATUS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Field {
    uses = List.copyOf(uses);
  }

  static Field required(String name, Use... uses) {
    return new Field(name, true, told -> true, told -> true, List.of(uses));
  }

  static Field optional(String name, Predicate<Told> filled, Use... uses) {
    return new Field(name, false, told -> true, filled, List.of(uses));
  }

  /** Asked only where it must be filled as well. */
  static Field sometimes(String name, Predicate<Told> asked, Use... uses) {
    return new Field(name, false, asked, asked, List.of(uses));
  }

  static Use by(Decision decision) {
    return new Use(decision, told -> true);
  }

  static Use by(Decision decision, Predicate<Told> when) {
    return new Use(decision, when);
  }

  boolean isAsked(Told told) {
    return asked.test(told);
  }

  boolean isFilled(Told told) {
    return filled.test(told);
  }

  /** Decisions that read it on this complaint; none where it was left empty. */
  Stream<Decision> usedBy(Told told) {
    return isFilled(told) ? uses.stream().filter(use -> use.when().test(told)).map(Use::by) : Stream.empty();
  }
}
