package doudi.signal;

import doudi.complaint.WindowFigure;
import doudi.hotspot.Period;
import doudi.identity.Caller;
import doudi.improvement.Improvement;
import doudi.improvement.ImprovementDesk;
import doudi.load.LoadDesk;
import doudi.plumbing.Cursor;
import doudi.plumbing.Page;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What offices say they did beside what residents and measurements say of it: by window, and by the office that makes improvements. */
public final class ComparisonDesk {
  private static final int PAGE = 100;

  /** A window and how it compares. */
  record OfWindow(String windowId, Comparison comparison) {}

  /** An office and how the improvements it called live compare. */
  record OfOffice(String departmentId, Comparison comparison) {}

  private final LoadDesk loads;
  private final ImprovementDesk improvements;

  public ComparisonDesk(LoadDesk loads, ImprovementDesk improvements) {
    this.loads = loads;
    this.improvements = improvements;
  }

  /** In the order of window ids, of what was filed in the period. */
  Future<Page<OfWindow>> windows(Caller caller, Period period, Optional<Cursor> cursor, int limit) {
    return loads.list(caller, period, Optional.empty(), cursor, limit).map(page -> page.map(load -> new OfWindow(load.window().id(),
        Comparison.ofWindow(load.counts().of(WindowFigure.STAFF_RESOLVED), load.counts().of(WindowFigure.CONFIRMED_DONE),
            load.counts().of(WindowFigure.UNCONFIRMED)))));
  }

  /** In the order of their ids: those that ever called one live, as far as the caller sees them. */
  Future<List<OfOffice>> offices(Caller caller) {
    return all(caller, Optional.empty(), new ArrayList<>()).map(found -> {
      var byOffice = new TreeMap<String, List<Improvement>>();
      found.stream().filter(one -> one.at(Improvement.State.LIVE).isPresent())
          .forEach(one -> byOffice.computeIfAbsent(one.plan().departmentId(), fresh -> new ArrayList<>()).add(one));
      return byOffice.entrySet().stream().map(one -> new OfOffice(one.getKey(), compare(one.getValue()))).toList();
    });
  }

  private Future<List<Improvement>> all(Caller caller, Optional<Cursor> cursor, List<Improvement> found) {
    var everything = new ImprovementDesk.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    return improvements.list(caller, everything, cursor, PAGE).compose(page -> {
      found.addAll(page.items());
      return page.next().isEmpty() ? Future.succeededFuture(found) : all(caller, page.next(), found);
    });
  }

  private static Comparison compare(List<Improvement> live) {
    int effective = (int) live.stream().filter(one -> one.state() == Improvement.State.EFFECTIVE).count();
    int without = (int) live.stream().filter(one -> one.state() == Improvement.State.REOPENED
        || one.state() == Improvement.State.NOT_EFFECTIVE).count();
    return Comparison.ofImprovements(live.size(), effective, without);
  }
}
