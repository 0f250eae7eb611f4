package doudi.burden;

import static doudi.burden.Field.by;
import static doudi.burden.Field.optional;
import static doudi.burden.Field.required;

import doudi.burden.Field.Decision;
import doudi.complaint.Contact;
import doudi.complaint.Filing;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What intake asks for, the same for a resident and for whoever types for one. */
final class Intake {
  static final List<Field> FIELDS = List.of(
      required("narrative", by(Decision.ROUTING, Intake::namesNothing), by(Decision.LESSON, Told::wasResolved)),
      optional("serviceId", said(Filing::serviceId), by(Decision.ROUTING), by(Decision.DEADLINE), by(Decision.HOTSPOT)),
      optional("platformId", said(Filing::platformId), by(Decision.ROUTING), by(Decision.HOTSPOT)),
      optional("failureKind", said(Filing::failureKind), by(Decision.HOTSPOT), by(Decision.CORRECTION, Intake::wasCorrected)),
      optional("districtId", told -> !told.filing().districtId().equals(told.rootDistrict()), by(Decision.ROUTING), by(Decision.HOTSPOT)),
      optional("attempt.step", said(filing -> filing.attempt().step()), by(Decision.CLUSTER)),
      optional("attempt.error", said(filing -> filing.attempt().error()), by(Decision.CLUSTER)),
      optional("attempt.at", said(filing -> filing.attempt().at())),
      optional("attempt.tries", told -> told.filing().attempt().tries() > 1, by(Decision.QUEUE), by(Decision.HOTSPOT)),
      optional("needs", told -> !told.filing().needs().isEmpty(), by(Decision.ROUTING), by(Decision.QUEUE)),
      optional("contact.name", contact(Contact::name)),
      optional("contact.phone", contact(Contact::phone), by(Decision.ANSWER, Told::wasAsked)));

  private Intake() {}

  private static Predicate<Told> said(Function<Filing, Object> part) {
    return told -> part.apply(told.filing()) != null;
  }

  private static Predicate<Told> contact(Function<Contact, String> part) {
    return told -> told.filing().contact() != null && part.apply(told.filing().contact()) != null;
  }

  /** Then the own words are what is routed by. */
  private static boolean namesNothing(Told told) {
    return told.filing().serviceId() == null && told.filing().platformId() == null;
  }

  /** Whether the clerk saw another cause than the resident. */
  static boolean wasCorrected(Told told) {
    String said = told.filing().failureKind();
    return said != null && told.complaint().resolution().filter(one -> !one.cause().equals(said)).isPresent();
  }
}
