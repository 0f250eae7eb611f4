package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.identity.AccountStore;
import doudi.notice.DeviceDesk;
import doudi.notice.DeviceStore;
import doudi.notice.NoticeDesk;
import doudi.notice.NoticeHandlers;
import doudi.notice.NoticeStore;
import doudi.notice.NoticeWords;
import doudi.notice.PreferenceStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.time.Clock;

/** The notices' share of the composition root. */
final class NoticeParts {
  private final NoticeStore store;
  private final DeviceStore devices;
  final NoticeDesk desk;
  final NoticeHandlers handlers;

  NoticeParts(MongoFutures mongo, MongoDatabase database, Messages messages, AccountStore accounts, CityDesk cities, Clock clock) {
    store = new NoticeStore(mongo, database);
    devices = new DeviceStore(mongo, database);
    desk = new NoticeDesk(store, new NoticeWords(messages), accounts, cities, clock, false);
    handlers = new NoticeHandlers(desk, new DeviceDesk(devices, new PreferenceStore(mongo, database), clock));
  }

  Future<Void> createIndexes() {
    return Future.all(store.createIndexes(), devices.createIndexes()).mapEmpty();
  }
}
