package doudi.routing;

import java.util.Map;

/** How busy each window is at the moment of a decision. */
@FunctionalInterface
public interface Loads {
  /** Nobody waits anywhere. */
  Loads NONE = windowId -> WindowLoad.NONE;

  /** {@link WindowLoad#NONE} for a window nothing is known of, never null. */
  WindowLoad of(String windowId);

  /** A window that is missing counts as idle. */
  static Loads of(Map<String, WindowLoad> byWindow) {
    return windowId -> byWindow.getOrDefault(windowId, WindowLoad.NONE);
  }
}
