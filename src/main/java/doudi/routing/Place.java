package doudi.routing;

import doudi.window.Need;
import doudi.window.Window;
import java.util.Set;

/**
 * A window as routing sees it.
 *
 * @param lastResort whether it serves the whole city and everything, so that any other competent window goes before it
 */
record Place(Window window, boolean lastResort, Doors doors) {

  int unmet(Set<Need> needs) {
    int unmet = 0;
    for (Need need : needs) if (!window.access().contains(need)) unmet++;
    return unmet;
  }
}
