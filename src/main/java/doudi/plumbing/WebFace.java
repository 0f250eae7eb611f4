package doudi.plumbing;

import java.util.List;

/**
 * One web face: its folder below {@code web}, the addresses that show its {@code index.html}, and the module it starts with.
 *
 * @param addresses exact paths, or prefixes that end in {@code /*}
 */
record WebFace(String folder, String module, List<String> addresses) {
  static final List<WebFace> ALL = List.of(
      new WebFace("resident", "resident/app.js", List.of("/", "/mine", "/follow", "/settings", "/complaints/*", "/outbox/*", "/slip/*")),
      new WebFace("console", "console/app.js", List.of("/console/*")),
      new WebFace("dashboard", "dashboard/app.js", List.of("/dashboard/*")),
      new WebFace("admin", "admin/app.js", List.of("/admin/*")),
      new WebFace("open", "open/app.js", List.of("/open/*")));

  /** Stands at no address of its own, but wherever there is nothing. */
  static final WebFace LOST = new WebFace("lost", "lost/app.js", List.of());

  WebFace {
    addresses = List.copyOf(addresses);
  }

  String page() {
    return folder + "/index.html";
  }
}
