package doudi.open311;

import doudi.city.City;
import doudi.city.CityDesk;
import doudi.complaint.Complaint;
import doudi.complaint.FilingDesk;
import doudi.complaint.ServiceRequestStore;
import doudi.identity.Caller;
import doudi.identity.CallerDesk;
import doudi.plumbing.Digest;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.plumbing.Refusal;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Open311 GeoReport v2 over the same complaints: another system lists our services, files for residents, and sees how its requests stand.
 * Complaints that were not filed this way are not there.
 */
public final class Open311Desk {
  private final CityDesk cities;
  private final FilingDesk filing;
  private final ServiceRequestStore requests;
  private final CallerDesk callers;
  private final Messages messages;
  private final Clock clock;

  public Open311Desk(CityDesk cities, FilingDesk filing, ServiceRequestStore requests, CallerDesk callers, Messages messages, Clock clock) {
    this.cities = cities;
    this.filing = filing;
    this.requests = requests;
    this.callers = callers;
    this.messages = messages;
    this.clock = clock;
  }

  Element discovery(String url, Language language) {
    return Discovery.of(cities.current(), url, messages, language);
  }

  Element services(Parameters sent, Language language) {
    return new ServiceList(city(sent).catalog(), messages, language).services();
  }

  Element definition(Parameters sent, String serviceCode, Language language) {
    City city = city(sent);
    if (!ServiceList.isKnown(city.catalog(), serviceCode)) throw Trouble.unknown("service_code");
    return new ServiceList(city.catalog(), messages, language).definition(serviceCode);
  }

  /** Files a real complaint; the same report sent again is answered with the same id. */
  Future<Element> file(Parameters sent, Language language) {
    return holder(sent, language).compose(caller -> {
      City city = city(sent);
      return filing.fileFromElsewhere(caller, ReportReader.read(city, sent), Digest.of(sent.digestible()))
          .map(filed -> new RequestList(city, messages, language).filed(filed.complaint(), filed.claimCode().orElseThrow()));
    });
  }

  private Future<Caller> holder(Parameters sent, Language language) {
    Optional<String> key = sent.text("api_key");
    if (key.isEmpty()) throw Trouble.of(Trouble.NO_KEY, "key-required");
    return callers.identify(new CallerDesk.Shown(Optional.empty(), key, Optional.empty(), language), true)
        .recover(failure -> Future.failedFuture(failure instanceof Refusal no && no.kind() == Refusal.Kind.UNAUTHENTICATED
            ? Trouble.of(Trouble.NO_KEY, "key-unknown") : failure));
  }

  Future<Element> list(Parameters sent, Language language) {
    City city = city(sent);
    Asked asked = Asked.of(sent, clock.instant());
    return found(asked).map(complaints -> new RequestList(city, messages, language).requests(complaints, extensions(sent)));
  }

  private Future<List<Complaint>> found(Asked asked) {
    if (asked.ids().isEmpty()) {
      return requests.list(asked.query(), asked.from() + asked.size()).map(all -> all.stream().skip(asked.from()).toList());
    }
    List<Future<Optional<Complaint>>> reads = asked.ids().stream().map(requests::find).toList();
    return Future.all(reads).map(all -> reads.stream().flatMap(read -> read.result().stream()).toList());
  }

  Future<Element> request(Parameters sent, String id, Language language) {
    City city = city(sent);
    return one(id, "service_request_id")
        .map(complaint -> new RequestList(city, messages, language).requests(List.of(complaint), extensions(sent)));
  }

  Future<Element> token(Parameters sent, String token) {
    city(sent);
    return one(token, "token").map(RequestList::token);
  }

  private Future<Complaint> one(String id, String what) {
    return requests.find(id).map(found -> found.orElseThrow(() -> Trouble.unknown(what)));
  }

  private static boolean extensions(Parameters sent) {
    return sent.text("extensions").filter(wanted -> List.of("true", "v1", "1").contains(wanted)).isPresent();
  }

  /** The one jurisdiction is the city itself; naming none, or it, is the same. */
  private City city(Parameters sent) {
    City city = cities.current();
    if (sent.text("jurisdiction_id").filter(id -> !id.equals(city.catalog().root().id())).isPresent()) {
      throw Trouble.unknown("jurisdiction_id");
    }
    return city;
  }
}
