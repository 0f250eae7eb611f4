package doudi.improvement;

import doudi.catalog.Catalog;
import doudi.catalog.FailureKind;
import doudi.cluster.HotspotCluster;
import doudi.complaint.Bucket;
import doudi.complaint.Tally;
import doudi.figure.Edition;
import doudi.figure.Facts;
import doudi.figure.Figure;
import doudi.hotspot.Estimate;
import doudi.hotspot.Hotspot;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A dossier as one page that stands alone: to read, to print, to hand in with a self-assessment. Everything from outside is escaped. */
public final class DossierPage {
  private static final String STYLE = """
      body{font:16px/1.65 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1c1a17;max-width:60em;margin:2em auto;padding:0 1em}
      h1{font-size:1.6em;margin:0}h2{font-size:1.15em;margin:1.6em 0 .4em;border-bottom:1px solid #bbb}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.25em .6em .25em 0;border-bottom:1px solid #ddd;vertical-align:top}
      th{width:38%;font-weight:600}td.n{font-variant-numeric:tabular-nums}.quiet{color:#5d574f}li{margin:.2em 0}
      @page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,li{break-inside:avoid}}""";

  private final Messages messages;
  private final EffectWords words;
  private final ClusterWords said;

  public DossierPage(Messages messages, EffectWords words) {
    this.messages = messages;
    this.words = words;
    this.said = new ClusterWords(messages);
  }

  String html(Dossier dossier, Edition edition, Catalog catalog, Language language, Instant now) {
    return new Writing(language, catalog, edition).whole(dossier, now);
  }

  /** One page in one language. */
  private final class Writing {
    private final Language language;
    private final Catalog catalog;
    private final Edition edition;
    private final StringBuilder out = new StringBuilder();

    private Writing(Language language, Catalog catalog, Edition edition) {
      this.language = language;
      this.catalog = catalog;
      this.edition = edition;
    }

    private String whole(Dossier dossier, Instant now) {
      String title = say("title", Map.of("platform", platform(dossier.platformId())));
      out.append("<!doctype html>\n<html lang=\"").append(language.tag()).append("\"><head><meta charset=\"utf-8\"><title>")
          .append(escaped(title)).append("</title><style>").append(STYLE).append("</style></head><body>\n<h1>").append(escaped(title))
          .append("</h1>\n");
      quiet(say("period", Map.of("from", dossier.period().from().toString(), "to", dossier.period().to().toString(), "made",
          Days.of(now).toString())));
      proposal(dossier.proposal());
      verdicts(dossier.verdicts());
      figures(dossier);
      kinds(dossier);
      worst(dossier.worst());
      failures(dossier.failures());
      overlaps(dossier);
      improvements(dossier.improvements());
      readings(dossier.readings());
      return out.append("</body></html>\n").toString();
    }

    private void proposal(Dossier.Proposal proposal) {
      heading("proposal");
      paragraph(say("proposed", Map.of("outcome", outcome(proposal.outcome()))));
      list(proposal.grounds().stream().map(this::fact).toList());
      paragraph(say("counter", Map.of()));
      list(proposal.counter().stream().map(this::fact).toList());
    }

    private void verdicts(List<Verdict> verdicts) {
      heading("verdicts");
      list(verdicts.stream().map(one -> say("verdict", Map.of("outcome", outcome(one.outcome()), "office", office(one), "at",
          Days.of(one.at()).toString(), "reason", one.reason()))).toList());
    }

    private void figures(Dossier dossier) {
      Tally tally = dossier.tally();
      heading("figures");
      out.append("<table>");
      row(say("complaints", Map.of()), Integer.toString(tally.complaints()));
      row(say("people", Map.of()), Integer.toString(dossier.people()));
      edition.figures(Edition.SUM, Facts.of(tally)).forEach(figure -> row(figure.definition().name().in(language), share(figure)));
      row(say("trips", Map.of()), Integer.toString(tally.repeatTrips()));
      row(say("visits", Map.of()), Integer.toString(dossier.byKind().getOrDefault("still-had-to-visit", 0)));
      row(say("asked-again", Map.of()), Integer.toString(dossier.byKind().getOrDefault("asked-again", 0)));
      out.append("</table>\n");
      definitions();
    }

    private String share(Figure figure) {
      var share = figure.share();
      return say("share", Map.of("part", Integer.toString(share.part()), "of", Integer.toString(share.of()),
          "percent", VerdictRules.percent(share.value()),
          "low", VerdictRules.percent(share.low()), "high", VerdictRules.percent(share.high()), "definition", figure.definition().ref()));
    }

    /** What each of the figures means, below them. */
    private void definitions() {
      edition.of(Edition.SUM).forEach(one -> quiet(one.ref() + " " + one.words().in(language)));
    }

    private void kinds(Dossier dossier) {
      heading("kinds");
      out.append("<table>");
      dossier.byKind().entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(one -> row(kind(one.getKey()), Integer.toString(one.getValue())));
      out.append("</table>\n");
    }

    private void worst(List<Hotspot> worst) {
      heading("worst");
      out.append("<table>");
      worst.forEach(one -> row(place(one.bucket()), hotspot(one.tally().complaints(), one.surge().ratio())));
      out.append("</table>\n");
    }

    private String hotspot(int complaints, Estimate ratio) {
      return say("hotspot", Map.of("complaints", Integer.toString(complaints), "ratio", oneDigit(ratio.value()),
          "low", oneDigit(ratio.low()), "high", oneDigit(ratio.high())));
    }

    private void failures(List<HotspotCluster> failures) {
      heading("failures");
      list(failures.stream().map(one -> place(one.bucket()) + said.sentence(one.cluster(), language)).toList());
    }

    private void overlaps(Dossier dossier) {
      heading("overlaps");
      out.append("<table>");
      dossier.overlaps().forEach(one -> row(platform(one.platformId()), say("overlap", Map.of("services", services(one.serviceIds()),
          "again", Integer.toString(one.askedAgain()), "people", people(one.onBoth())))));
      out.append("</table>\n");
      if (!dossier.onlyHere().isEmpty()) paragraph(say("only-here", Map.of("services", services(dossier.onlyHere()))));
    }

    private String services(List<String> ids) {
      return ids.stream().map(this::service).collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    private String people(int number) {
      return number < 0 ? say("too-few-people", Map.of()) : Integer.toString(number);
    }

    private void improvements(List<Improvement> improvements) {
      improvements("improvements", improvements.stream().filter(Improvement::wasTried).toList());
      improvements("not-live", improvements.stream().filter(one -> !one.wasTried()).toList());
    }

    private void improvements(String key, List<Improvement> improvements) {
      heading(key);
      if (improvements.isEmpty()) quiet(say("none", Map.of()));
      out.append("<table>");
      improvements.forEach(one -> row(one.plan().summary(), say("state." + one.state().code(), Map.of()) + one.effect().map(effect -> " "
          + words.sentence(effect, one.test().measure(), Bucket.parse(one.hotspotId()).orElseThrow(), language)).orElse("")));
      out.append("</table>\n");
    }

    private void readings(List<Reading> readings) {
      heading("readings");
      for (Reading one : readings) {
        one.statement().ifPresent(said -> {
          paragraph(place(Bucket.parse(one.hotspotId()).orElseThrow()) + " · " + say("reading." + one.state().code(), Map.of()));
          list(List.of(say("cause", Map.of("words", said.cause())), say("unknown", Map.of("words", said.unknown())),
              say("circumstances", Map.of("words", said.circumstances()))));
          said.quotes().forEach(quote -> out.append("<blockquote>").append(escaped(quote.words())).append("</blockquote>\n"));
        });
      }
    }

    private void heading(String key) {
      out.append("<h2>").append(escaped(say("heading." + key, Map.of()))).append("</h2>\n");
    }

    private void paragraph(String text) {
      out.append("<p>").append(escaped(text)).append("</p>\n");
    }

    private void quiet(String text) {
      out.append("<p class=\"quiet\">").append(escaped(text)).append("</p>\n");
    }

    private void list(List<String> items) {
      if (items.isEmpty()) quiet(say("none", Map.of()));
      else out.append(items.stream().map(one -> "<li>" + escaped(one) + "</li>").collect(Collectors.joining("", "<ul>", "</ul>\n")));
    }

    private void row(String head, String cell) {
      out.append("<tr><th scope=\"row\">").append(escaped(head)).append("</th><td class=\"n\">").append(escaped(cell)).append("</td></tr>");
    }

    private String fact(Dossier.Fact fact) {
      return messages.say(language, "verdict.fact." + fact.code(), fact.figures());
    }

    private String say(String key, Map<String, String> figures) {
      return messages.say(language, "dossier." + key, figures);
    }

    private String outcome(Verdict.Outcome outcome) {
      return messages.say(language, "verdict.outcome." + outcome.code());
    }

    private String office(Verdict verdict) {
      if (verdict.office() == null) return say("auditor", Map.of());
      return catalog.department(verdict.office()).map(one -> one.name().in(language)).orElse(verdict.office());
    }

    private String place(Bucket bucket) {
      String service = bucket.serviceId() == null ? say("no-service", Map.of()) : service(bucket.serviceId());
      String district = catalog.district(bucket.districtId()).map(one -> one.name().in(language)).orElse(bucket.districtId());
      return service + " · " + kind(bucket.failureKind()) + " · " + district;
    }

    private String platform(String id) {
      return catalog.platform(id).map(one -> one.name().in(language)).orElse(id);
    }

    private String service(String id) {
      return catalog.service(id).map(one -> one.name().in(language)).orElse(id);
    }

    private String kind(String code) {
      return FailureKind.of(code).map(one -> one.label().in(language)).orElseGet(() -> say("no-kind", Map.of()));
    }
  }

  private static String oneDigit(double value) {
    return Double.toString(Math.round(value * 10) / 10.0);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
