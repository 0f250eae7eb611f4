package doudi.figure;

import java.util.List;
import java.util.Map;

/** One version of each definition: what a whole answer is computed by. */
public record Edition(Map<String, Definition> byId, Map<String, List<String>> publications) {
  /** A table for everybody, where each group stands beside the whole. */
  public static final String PUBLIC = "public";
  /** Any sum over hotspots, and a hotspot itself. */
  public static final String SUM = "sum";
  public static final String WINDOW = "window";
  public static final String BURDEN = "burden";

  public Edition {
    byId = Map.copyOf(byId);
    publications = Map.copyOf(publications);
  }

  /** What a publication shows, in its order. */
  public List<Definition> of(String publication) {
    return publications.get(publication).stream().map(byId::get).toList();
  }

  /** Every figure of a publication; none of a group in which nothing was counted. */
  public List<Figure> figures(String publication, Facts facts) {
    return of(publication).stream().filter(one -> facts.sum(one.formula().denominator()) > 0).map(one -> Figure.of(one, facts)).toList();
  }
}
