package doudi.figure;

import doudi.catalog.Name;
import doudi.plumbing.Refusal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every definition there is and was.
 *
 * @param edition changes whenever any of it does
 * @param facts what can be counted, in the order in which people are told
 * @param all earlier versions before later ones
 * @param publications ids of the figures that each kind of answer shows
 */
public record Definitions(int edition, List<Fact> facts, List<Definition> all, Map<String, List<String>> publications) {
  /**
   * Something countable.
   *
   * @param saidBy on whose word it stands: {@code staff}, {@code resident}, {@code nobody} or the
   *     {@code program}; no figure adds up words of two
   */
  public record Fact(String id, String saidBy, Name name) {}

  public Definitions {
    facts = List.copyOf(facts);
    all = List.copyOf(all);
    publications = Map.copyOf(publications);
  }

  /** The version of each that is published now. */
  public Edition now() {
    var latest = new HashMap<String, Definition>();
    all.forEach(one -> latest.merge(one.id(), one, (a, b) -> a.version() > b.version() ? a : b));
    return new Edition(latest, publications);
  }

  /**
   * The same, but for one definition in a version of its own: how an old period is told as it was, and a new one as it would have been.
   *
   * @param ref as in {@link Definition#ref}; the present version of all when empty
   * @throws Refusal INVALID for one that there never was
   */
  public Edition under(Optional<String> ref) {
    Edition now = now();
    if (ref.isEmpty()) return now;
    Definition chosen = all.stream().filter(one -> one.ref().equals(ref.get())).findFirst()
        .orElseThrow(() -> Refusal.invalid("/query/definition", "is none of GET /v1/definitions, like confirmed-done@1"));
    var byId = new HashMap<>(now.byId());
    byId.put(chosen.id(), chosen);
    return new Edition(byId, publications);
  }

  /** Of one figure, the newest first. */
  List<Definition> versions(String id) {
    return all.stream().filter(one -> one.id().equals(id)).sorted(Comparator.comparingInt(Definition::version).reversed()).toList();
  }

  Name fact(String id) {
    return facts.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().name();
  }
}
