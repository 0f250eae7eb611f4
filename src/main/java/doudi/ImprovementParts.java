package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.cluster.ClusterDesk;
import doudi.complaint.ComplaintJson;
import doudi.complaint.ComplaintStore;
import doudi.figure.Definitions;
import doudi.improvement.ComparisonDesk;
import doudi.improvement.DossierDesk;
import doudi.improvement.DossierHandlers;
import doudi.improvement.DossierJson;
import doudi.improvement.DossierPage;
import doudi.improvement.EffectDesk;
import doudi.improvement.EffectWords;
import doudi.improvement.Improvement;
import doudi.improvement.ImprovementDesk;
import doudi.improvement.ImprovementHandlers;
import doudi.improvement.KeptStore;
import doudi.improvement.Reading;
import doudi.improvement.ReadingDesk;
import doudi.improvement.ReadingHandlers;
import doudi.improvement.Verdict;
import doudi.notice.NoticeDesk;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Operations;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** From hotspot to verdict: the share of the composition root. */
final class ImprovementParts {
  private final KeptStore<Reading> readings;
  private final KeptStore<Improvement> improvements;
  private final ReadingDesk readingDesk;
  final ImprovementDesk improvementDesk;
  private final DossierDesk dossierDesk;
  private final DossierJson dossierJson;
  private final KeptStore<Verdict> verdicts;
  private final EffectWords words;
  final EffectDesk effects;
  private final Clock clock;

  ImprovementParts(MongoFutures mongo, MongoDatabase database, HotspotParts hotspots, ClusterDesk clusters, ComplaintStore complaints,
      NoticeDesk notices, Messages messages, CityDesk cities, Clock clock) {
    readings = KeptStore.ofReadings(mongo, database);
    improvements = KeptStore.ofImprovements(mongo, database);
    verdicts = KeptStore.ofVerdicts(mongo, database);
    words = new EffectWords(messages);
    readingDesk = new ReadingDesk(readings, complaints, hotspots.desk, cities, clock);
    var comparison = new ComparisonDesk(improvements, hotspots.board, clock);
    improvementDesk = new ImprovementDesk(improvements, readingDesk, hotspots.desk, comparison, cities, clock);
    var leases = new LeaseStore(mongo, database);
    effects = new EffectDesk(improvements, readings, hotspots.board, comparison, complaints, notices, words, cities, leases, clock);
    dossierDesk = new DossierDesk(verdicts, readings, improvements, hotspots.board, clusters, new DossierPage(messages, words), cities,
        clock);
    dossierJson = new DossierJson(cities, messages, words, readingDesk, improvementDesk);
    this.clock = clock;
  }

  List<Operations.Capability> handlers(ComplaintJson json, Definitions definitions) {
    return List.of(new ReadingHandlers(readingDesk, json, clock), new ImprovementHandlers(improvementDesk, words),
        new DossierHandlers(dossierDesk, dossierJson, definitions, clock));
  }

  Future<Void> createIndexes() {
    return Future.all(readings.createIndexes(), improvements.createIndexes(), verdicts.createIndexes()).mapEmpty();
  }
}
