package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.SettledStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.suggestion.KindWords;
import doudi.suggestion.LessonProjection;
import doudi.suggestion.SuggestionDesk;
import doudi.suggestion.SuggestionHandlers;
import doudi.suggestion.SuggestionIndex;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The share of the composition root that hears what words are about. */
final class SuggestionParts {
  private static final int MOST_LESSONS = 100_000;

  private final LessonProjection lessons;
  final SuggestionHandlers handlers;

  SuggestionParts(Vertx vertx, MongoFutures mongo, MongoDatabase database, byte[] contactKey, Messages messages, CityDesk cities,
      Clock clock) {
    var index = new SuggestionIndex(vertx, KindWords.of(messages), MOST_LESSONS);
    lessons = new LessonProjection(new SettledStore(mongo, database, contactKey), index, clock, MOST_LESSONS);
    handlers = new SuggestionHandlers(new SuggestionDesk(cities, index));
  }

  void start(Chores chores, ComplaintFeed feed) {
    feed.listen(lessons);
    chores.every(1_000, "learn what was settled here", lessons::learnTold);
    chores.every(2_000, "learn what was settled", lessons::learnStored);
  }
}
