package doudi.city;

import doudi.plumbing.Fault;
import doudi.plumbing.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known while a city document is read: the ids its lists hold, and everything found wrong so far. */
final class Findings {
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Map<String, Integer>> ids = new HashMap<>();

  void fault(String pointer, String detail) {
    faults.add(new Fault(pointer, detail));
  }

  int count() {
    return faults.size();
  }

  void rejectAny() {
    if (!faults.isEmpty()) throw Refusal.invalid(faults);
  }

  /** Notes an id of a list; the first place where it stands is the one that counts. */
  void note(String list, String id, int index) {
    ids.computeIfAbsent(list, empty -> new HashMap<>()).putIfAbsent(id, index);
  }

  boolean has(String list, String id) {
    return ids.getOrDefault(list, Map.of()).containsKey(id);
  }

  /** Where the id stands first; only for an id that was noted. */
  int first(String list, String id) {
    return ids.get(list).get(id);
  }
}
