package doudi.window;

import doudi.catalog.Service;
import java.util.Set;

/**
 * What a window may handle: everything, or all services of some departments and some services besides.
 *
 * @param departmentIds empty when {@code everything}
 * @param serviceIds empty when {@code everything}
 */
public record Competence(boolean everything, Set<String> departmentIds, Set<String> serviceIds) {
  public static final Competence EVERYTHING = new Competence(true, Set.of(), Set.of());

  public Competence {
    departmentIds = Set.copyOf(departmentIds);
    serviceIds = Set.copyOf(serviceIds);
    boolean something = !departmentIds.isEmpty() || !serviceIds.isEmpty();
    if (everything == something) throw new IllegalArgumentException("a competence is either everything or something named");
  }

  public static Competence of(Set<String> departmentIds, Set<String> serviceIds) {
    return new Competence(false, departmentIds, serviceIds);
  }

  public boolean covers(Service service) {
    return everything || departmentIds.contains(service.departmentId()) || serviceIds.contains(service.id());
  }

  /** Whether every service of the department is covered, those to come included. */
  public boolean coversDepartment(String departmentId) {
    return everything || departmentIds.contains(departmentId);
  }
}
