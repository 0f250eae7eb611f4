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
  private final CityDesk cities;
  private final SuggestionDesk desk;
  final SuggestionHandlers handlers;

  SuggestionParts(Vertx vertx, MongoFutures mongo, MongoDatabase database, byte[] contactKey, Messages messages, CityDesk cities,
      Clock clock) {
    var index = new SuggestionIndex(vertx, KindWords.of(messages), MOST_LESSONS);
    lessons = new LessonProjection(new SettledStore(mongo, database, contactKey), index, clock, MOST_LESSONS);
    this.cities = cities;
    desk = new SuggestionDesk(cities, index);
    handlers = new SuggestionHandlers(desk);
  }

  void start(Chores chores, ComplaintFeed feed) {
    feed.listen(lessons);
    if (cities.isLoaded()) desk.suggest(""); // loads names and dictionary before anybody asks
    chores.every(1_000, "learn what was settled here", lessons::learnTold);
    chores.every(2_000, "learn what was settled", lessons::learnStored);
  }
}
