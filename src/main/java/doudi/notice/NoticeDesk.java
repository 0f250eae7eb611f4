package doudi.notice;

import doudi.city.City;
import doudi.city.CityDesk;
import doudi.complaint.Complaint;
import doudi.complaint.ComplaintEvent;
import doudi.complaint.ComplaintFeed;
import doudi.complaint.ComplaintId;
import doudi.identity.AccountStore;
import doudi.identity.Caller;
import doudi.identity.Person;
import doudi.plumbing.Cursor;
import doudi.plumbing.Lately;
import doudi.plumbing.Page;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes down for everybody concerned what happened, and reads it to them. Told twice, it writes nothing new. */
public final class NoticeDesk implements ComplaintFeed.Listener {
  /** How long a push that is not urgent waits for others to go along with it. */
  static final Duration GATHERING = Duration.ofSeconds(20);
  private static final int KEPT = 20_000;
  private static final int PAGE = 200;

  /** Where people who look at this moment hear of a notice; telling it twice is harmless. */
  public interface Live {
    Future<Void> tell(Notice notice);
  }

  private final NoticeStore store;
  private final NoticeWords words;
  private final AccountStore accounts;
  private final CityDesk cities;
  private final Clock clock;
  private final boolean pushes;
  private final Live live;
  private final Lately<ComplaintId, Integer> versions = new Lately<>(KEPT);
  private final Lately<String, Boolean> hours = new Lately<>(KEPT);

  /** @param pushes whether there is anything that reaches phones */
  public NoticeDesk(NoticeStore store, NoticeWords words, AccountStore accounts, CityDesk cities, Clock clock, boolean pushes,
      Live live) {
    this.store = store;
    this.words = words;
    this.accounts = accounts;
    this.cities = cities;
    this.clock = clock;
    this.pushes = pushes;
    this.live = live;
  }

  /** Completes when every notice of the complaint's events is stored. */
  @Override
  public Future<Void> told(Complaint complaint) {
    var written = new ArrayList<Future<?>>();
    for (int sequence = versions.of(complaint.id()).orElse(1) + 1; sequence <= complaint.version(); sequence++) {
      Complaint before = complaint.asOf(sequence - 1);
      Complaint now = complaint.asOf(sequence);
      NoticeMatrix.of(now.history().get(sequence - 1)).forEach(cell -> written.add(write(cell, before, now)));
    }
    return Future.all(written).<Void>mapEmpty().onSuccess(all -> versions.note(complaint.id(), complaint.version(), Math::max));
  }

  private Future<?> write(NoticeMatrix.Cell cell, Complaint before, Complaint now) {
    ComplaintEvent event = now.history().get(now.version() - 1);
    return switch (cell.whom()) {
      case RESIDENT -> add(cell, event, now, List.of(Person.of(now)));
      case HOLDER -> add(cell, event, now, holder(before, event));
      case CLERKS -> toClerks(cell, event, now);
      case SUPERVISORS -> toSupervisors(now.windowId(), "", people -> add(cell, event, now, people));
    };
  }

  /** Nobody, when it was the holder's own doing. */
  private static List<Person> holder(Complaint before, ComplaintEvent event) {
    return before.heldBy().filter(account -> !account.equals(event.by().id())).map(Person::staff).stream().toList();
  }

  /** Once an hour and window. What is disputed waits for supervisors, who have been told. */
  private Future<Void> toClerks(NoticeMatrix.Cell cell, ComplaintEvent event, Complaint now) {
    if (now.isDisputed() || hours.of(queueHour(now, event)).isPresent()) return Future.succeededFuture();
    return toClerks(cell, event, now, "").onSuccess(all -> hours.note(queueHour(now, event), true, Boolean::logicalOr));
  }

  private Future<Void> toClerks(NoticeMatrix.Cell cell, ComplaintEvent event, Complaint now, String after) {
    return accounts.clerksAt(now.windowId(), after, PAGE).compose(found -> add(cell, event, now, found.stream().map(Person::staff).toList())
        .compose(added -> found.size() < PAGE ? Future.succeededFuture() : toClerks(cell, event, now, found.get(PAGE - 1))));
  }

  /** To the supervisors of the window's district and of those above it, what is about a window and no complaint. */
  public Future<Void> tellSupervisors(String windowId, Function<Person, Notice> notice) {
    return toSupervisors(windowId, "", people -> Future.all(people.stream().map(notice).map(this::deliver).toList()).mapEmpty());
  }

  private Future<Void> toSupervisors(String windowId, String after, Function<List<Person>, Future<Void>> tell) {
    City city = cities.current();
    List<String> districts = city.windows().window(windowId).stream()
        .flatMap(window -> city.catalog().pathToRoot(window.districtId()).stream()).map(district -> district.id()).toList();
    return accounts.supervisorsOf(districts, after, PAGE).compose(found -> tell.apply(found.stream().map(Person::staff).toList())
        .compose(told -> found.size() < PAGE ? Future.succeededFuture() : toSupervisors(windowId, found.get(PAGE - 1), tell)));
  }

  private Future<Void> add(NoticeMatrix.Cell cell, ComplaintEvent event, Complaint now, List<Person> people) {
    boolean past = event.at().isBefore(clock.instant().minus(Notice.KEPT));
    if (people.isEmpty() || past) return Future.succeededFuture();
    var title = words.title(cell);
    var said = words.words(cell, event, now, cities.current());
    String id = cell.whom() == Concerned.CLERKS ? queueHour(now, event) : now.id().value() + ":" + now.version();
    return Future.all(people.stream().map(person -> {
      var notice = new Notice(id, person, cell.kind(), now.id().value(), event.at(), title, said, cell.how(), false);
      return deliver(notice);
    }).toList()).mapEmpty();
  }

  /** Writes one down and shows it to whoever looks; one that its person has already stays as it is. */
  public Future<Void> deliver(Notice notice) {
    return store.add(notice, pushAt(notice)).compose(stored -> live.tell(notice));
  }

  private static String queueHour(Complaint now, ComplaintEvent event) {
    return now.windowId() + ":" + event.at().getEpochSecond() / 3_600;
  }

  private Optional<Instant> pushAt(Notice notice) {
    if (!pushes || !notice.pushed() || notice.at().isBefore(clock.instant().minus(Notice.NEWS))) return Optional.empty();
    return Optional.of(notice.urgent() ? notice.at() : notice.at().plus(GATHERING));
  }

  /** The caller's own notices, newest first; none for a caller who shows neither sign-in nor claim code. */
  public Future<Page<Notice>> inbox(Caller caller, Optional<Cursor> cursor, int limit) {
    List<Person> people = Person.all(caller);
    if (people.isEmpty()) return Future.succeededFuture(new Page<>(List.of(), Optional.empty()));
    return store.inbox(people, cursor, limit).map(read -> Page.cut(read, limit, NoticeStore::behind));
  }

  /** Fails with {@code not-found} when the caller has no such notice. */
  public Future<Void> markRead(Caller caller, String id) {
    return store.markRead(Person.all(caller), id).compose(was -> was ? Future.succeededFuture() : Future.failedFuture(Refusal.notFound()));
  }
}
