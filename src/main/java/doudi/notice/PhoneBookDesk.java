package doudi.notice;

import doudi.identity.LinkStore;
import doudi.identity.Person;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the phones and the wishes of those to whom something is due. */
public final class PhoneBookDesk {
  private final LinkStore links;
  private final DeviceStore devices;
  private final PreferenceStore preferences;

  public PhoneBookDesk(LinkStore links, DeviceStore devices, PreferenceStore preferences) {
    this.links = links;
    this.devices = devices;
    this.preferences = preferences;
  }

  /** In the order of the notices. */
  Future<List<Due>> lookUp(List<Pending> notices) {
    var people = new HashSet<Person>();
    notices.forEach(one -> people.add(one.notice().person()));
    if (people.isEmpty()) return Future.succeededFuture(List.of());
    return links.ownersOf(people).compose(owners -> {
      people.addAll(owners.values());
      return Future.all(devices.of(people), preferences.of(people)).map(both -> dues(notices, owners, both.resultAt(0), both.resultAt(1)));
    });
  }

  private static List<Due> dues(List<Pending> notices, Map<Person, Person> owners, List<Device> devices,
      Map<Person, NoticePreferences> wishes) {
    var byOwner = new LinkedHashMap<Person, List<Pending>>();
    notices.forEach(one -> byOwner.computeIfAbsent(owner(owners, one.notice().person()), first -> new ArrayList<>()).add(one));
    var tokens = new LinkedHashMap<Person, List<String>>();
    devices.forEach(one -> tokens.computeIfAbsent(owner(owners, one.person()), first -> new ArrayList<>()).add(one.token()));
    var dues = new ArrayList<Due>();
    byOwner.forEach((owner, due) -> dues.add(new Due(due, tokens.getOrDefault(owner, List.of()),
        wishes.getOrDefault(owner, NoticePreferences.DEFAULT))));
    return dues;
  }

  private static Person owner(Map<Person, Person> owners, Person person) {
    return owners.getOrDefault(person, person);
  }
}
