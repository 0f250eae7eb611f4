package doudi.improvement;

import doudi.city.CityDesk;
import doudi.complaint.Tally;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.FigureJson;
import doudi.hotspot.HotspotHandlers;
import doudi.identity.Caller;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A dossier for machines. Every share stands with its number and its interval. */
public final class DossierJson {
  private final CityDesk cities;
  private final Messages messages;
  private final EffectWords words;

  public DossierJson(CityDesk cities, Messages messages, EffectWords words) {
    this.cities = cities;
    this.messages = messages;
    this.words = words;
  }

  JsonObject json(Caller caller, Dossier dossier, Edition edition) {
    Tally tally = dossier.tally();
    var json = new JsonObject().put("platformId", dossier.platformId()).put("from", dossier.period().from().toString())
        .put("to", dossier.period().to().toString()).put("complaints", tally.complaints()).put("people", dossier.people())
        .put("tally", HotspotHandlers.json(tally))
        .put("repeatTrips", tally.repeatTrips())
        .put("figures", FigureJson.json(edition.figures(Edition.SUM, Facts.of(tally)),
            HotspotHandlers.behind(dossier.period(), "platformId=" + dossier.platformId() + "&")))
        .put("stillHadToVisit", dossier.byKind().getOrDefault("still-had-to-visit", 0))
        .put("askedAgain", dossier.byKind().getOrDefault("asked-again", 0))
        .put("duplicatePlatform", dossier.byKind().getOrDefault("duplicate-platform", 0));
    var kinds = new JsonObject();
    dossier.byKind().forEach((kind, count) -> kinds.put(kind.equals("-") ? "unnamed" : kind, count));
    json.put("byKind", kinds)
        .put("worst", new JsonArray(dossier.worst().stream().map(one -> HotspotHandlers.json(one, dossier.period(), edition)).toList()))
        .put("overlaps", new JsonArray(dossier.overlaps().stream().map(DossierJson::json).toList()))
        .put("onlyHere", new JsonArray(dossier.onlyHere()))
        .put("readings", new JsonArray(dossier.readings().stream().map(one -> ReadingHandlers.json(caller, one)).toList()))
        .put("improvements", new JsonArray(dossier.improvements().stream()
            .map(one -> ImprovementHandlers.json(caller, one, words)).toList()));
    return json.put("proposal", json(dossier.proposal(), caller.language()))
        .put("verdicts", new JsonArray(dossier.verdicts().stream().map(one -> json(caller, one)).toList()));
  }

  private static JsonObject json(Dossier.Overlap overlap) {
    var json = new JsonObject().put("platformId", overlap.platformId()).put("serviceIds", new JsonArray(overlap.serviceIds()))
        .put("askedAgain", overlap.askedAgain());
    return overlap.onBoth() < 0 ? json : json.put("peopleOnBoth", overlap.onBoth());
  }

  private JsonObject json(Dossier.Proposal proposal, Language language) {
    return new JsonObject().put("outcome", proposal.outcome().code()).put("grounds", facts(proposal.grounds(), language))
        .put("counterEvidence", facts(proposal.counter(), language));
  }

  private JsonArray facts(List<Dossier.Fact> facts, Language language) {
    return new JsonArray(facts.stream().map(fact -> new JsonObject().put("code", fact.code())
        .put("words", messages.say(language, "verdict.fact." + fact.code(), fact.figures()))).toList());
  }

  /** The office is named, not the account. */
  JsonObject json(Caller caller, Verdict verdict) {
    var json = new JsonObject().put("id", verdict.id()).put("outcome", verdict.outcome().code()).put("reason", verdict.reason())
        .put("at", verdict.at().toString()).put("byRole", verdict.by().role()).put("proposed", verdict.proposed().code())
        .put("grounds", new JsonArray(verdict.grounds()));
    if (verdict.office() == null) return json;
    return json.put("officeId", verdict.office()).put("office", cities.current().catalog().department(verdict.office())
        .map(one -> one.name().in(caller.language())).orElse(verdict.office()));
  }
}
