package doudi.improvement;

import doudi.catalog.Catalog;
import doudi.catalog.FailureKind;
import doudi.catalog.Name;
import doudi.complaint.Bucket;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.Map;
import java.util.Optional;

/** What came of a change, in a sentence that anybody understands. */
public final class EffectWords {
  private final Messages messages;

  public EffectWords(Messages messages) {
    this.messages = messages;
  }

  /** Such as: complaints about “Cannot upload documents” fell by 62 % (48–72 %). */
  public String sentence(Effect effect, Measure measure, Bucket bucket, Language language) {
    String kind = FailureKind.of(bucket.failureKind()).map(known -> known.label().in(language))
        .orElseGet(() -> messages.say(language, "effect.any-kind"));
    String what = messages.say(language, "effect.measure." + measure.code(), Map.of("kind", kind));
    return messages.say(language, "effect." + effect.finding().code(), Map.of("what", what, "change", change(effect.ratio()),
        "least", change(closer(effect)), "most", change(further(effect)), "low", signed(effect.low()), "high", signed(effect.high()),
        "before", Integer.toString(effect.before()), "after", Integer.toString(effect.after())));
  }

  private static double closer(Effect effect) {
    return Math.abs(Math.log(effect.low())) < Math.abs(Math.log(effect.high())) ? effect.low() : effect.high();
  }

  private static double further(Effect effect) {
    return closer(effect) == effect.low() ? effect.high() : effect.low();
  }

  /** By how many percent, without a sign. */
  private static String change(double ratio) {
    return Long.toString(Math.round(Math.abs(ratio - 1) * 100));
  }

  private static String signed(double ratio) {
    return (ratio < 1 ? "−" : "+") + change(ratio);
  }

  public Name thanksTitle() {
    return new Name(messages.say(Language.ZH, "effect.thanks.title"), messages.say(Language.EN, "effect.thanks.title"));
  }

  /** To those whose reports stood behind it. Nothing that anybody wrote stands in it. */
  public Name thanks(Effect effect, Measure measure, Bucket bucket, Catalog catalog) {
    return new Name(thanks(effect, measure, bucket, catalog, Language.ZH), thanks(effect, measure, bucket, catalog, Language.EN));
  }

  private String thanks(Effect effect, Measure measure, Bucket bucket, Catalog catalog, Language language) {
    String place = Optional.ofNullable(bucket.platformId()).flatMap(catalog::platform).map(one -> one.name())
        .or(() -> Optional.ofNullable(bucket.serviceId()).flatMap(catalog::service).map(one -> one.name()))
        .map(name -> name.in(language)).orElseGet(() -> messages.say(language, "effect.any-place"));
    return messages.say(language, "effect.thanks.words", Map.of("place", place, "effect", sentence(effect, measure, bucket, language)));
  }
}
