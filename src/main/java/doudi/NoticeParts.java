package doudi;

import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.city.CityDesk;
import doudi.identity.AccountStore;
import doudi.identity.LinkStore;
import doudi.identity.PersonTopics;
import doudi.notice.DeviceDesk;
import doudi.notice.DeviceStore;
import doudi.notice.FirebaseNoticeSender;
import doudi.notice.InboxNoticeSender;
import doudi.notice.NoticeDesk;
import doudi.notice.NoticeHandlers;
import doudi.notice.NoticeSender;
import doudi.notice.NoticeStore;
import doudi.notice.NoticeWords;
import doudi.notice.PhoneBookDesk;
import doudi.notice.PreferenceStore;
import doudi.notice.PushDesk;
import doudi.notice.PushStore;
import doudi.notice.PushWords;
import doudi.notice.WebPush;
import doudi.plumbing.FirebaseConnection;
import doudi.plumbing.LeaseStore;
import doudi.plumbing.Messages;
import doudi.plumbing.MongoFutures;
import doudi.plumbing.Pruner;
import doudi.plumbing.StreamHub;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The notices' share of the composition root. */
final class NoticeParts {
  private final NoticeStore store;
  private final DeviceStore devices;
  final NoticeDesk desk;
  final PushDesk pushes;
  final NoticeHandlers handlers;
  /** Of notices, and of the failed sign-ins that come by in the same way. */
  final Pruner pruner;

  /**
   * @param firebase for pushes; without it there is the inbox only
   * @param browsers empty when only apps are pushed to
   */
  NoticeParts(MongoFutures mongo, MongoDatabase database, Messages messages, AccountStore accounts, LinkStore links, CityDesk cities,
      Clock clock,
      MeterRegistry meters, Optional<FirebaseConnection> firebase, Optional<WebPush> browsers, StreamHub streams) {
    NoticeSender sender = firebase.<NoticeSender>map(FirebaseNoticeSender::new).orElseGet(InboxNoticeSender::new);
    store = new NoticeStore(mongo, database);
    devices = new DeviceStore(mongo, database);
    var preferences = new PreferenceStore(mongo, database);
    desk = new NoticeDesk(store, new NoticeWords(messages), accounts, cities, clock, sender.pushes(),
        notice -> streams.tell(PersonTopics.of(notice.person()), notice.key(), "notice",
        () -> new JsonObject().put("id", notice.id()).put("kind", notice.kind().code()).put("complaintId", notice.complaintId())
            .put("at", notice.at().toString()).encode()));
    pushes = new PushDesk(new PushStore(mongo, database), devices, new PhoneBookDesk(links, devices, preferences), new PushWords(messages),
        sender,
        new LeaseStore(mongo, database), new PushMeters(meters), clock, new SecureRandom()::nextDouble);
    pruner = new Pruner(new LeaseStore(mongo, database), clock, List.of(accounts, store));
    handlers = new NoticeHandlers(desk, new DeviceDesk(devices, preferences, clock), browsers);
  }

  Future<Void> createIndexes() {
    return Future.all(store.createIndexes(), devices.createIndexes()).mapEmpty();
  }
}
