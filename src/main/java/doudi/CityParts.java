package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.calendar.WorkCalendar;
import doudi.city.CityDesk;
import doudi.city.CityHandlers;
import doudi.city.CityStore;
import doudi.city.ImportDesk;
import doudi.complaint.ComplaintCountStore;
import doudi.plumbing.MongoFutures;
import java.time.Clock;
import java.util.function.Supplier;

/** The city's share of the composition root. */
final class CityParts {
  final CityDesk desk;
  final CityHandlers handlers;

  /** @param complaints knows whether a window may go */
  CityParts(MongoFutures mongo, MongoDatabase database, Supplier<WorkCalendar> calendar, ComplaintCountStore complaints, Clock clock) {
    desk = new CityDesk(new CityStore(mongo, database), clock);
    handlers = new CityHandlers(desk, new ImportDesk(desk, complaints::standingAt), calendar, clock);
  }
}
