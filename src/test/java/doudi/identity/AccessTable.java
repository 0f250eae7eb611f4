package doudi.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what, written down from the rules of the domain and from nothing in the program. One column for each caller:
 * <pre>
 *  y  may                                  h  it is not there for this caller (404)
 *  +  may, and the list shows the thing    r  not for this role: 401 without sign-in, else 403
 *  0  may, but the list does not show it   n  sees it, but it is another's to do (403)
 * </pre>
 */
final class AccessTable {
  /** In the order of the columns. */
  enum Who {
    NOBODY, CLAIM, OTHER_CLAIM, OWNER, OTHER_RESIDENT, CLERK, COLLEAGUE, OTHER_CLERK, SUPERVISOR, OTHER_SUPERVISOR, MANAGER, OTHER_MANAGER,
    AUDITOR, ADMIN, PLATFORM, OTHER_PLATFORM;

    boolean isSignedIn() { return ordinal() >= OWNER.ordinal(); }
  }

  private static final String PUBLIC = "yyy yy yyy yy yy yyyy";
  private static final String ADMINS = "rrr rr rrr rr rr ryrr";
  /** The resident's word: nobody on the other side of the counter, no machine, on no path. */
  private static final String RESIDENTS = "hyh yh rrr rr rr rrrr";
  /** Whoever holds the complaint: a clerk of its window, or a supervisor where it is disputed. */
  private static final String HOLDERS = "rrr rr ynh yh rr rrrr";
  private static final String WINDOW_STAFF = "rrr rr yyh yh rr rrrr";

  private static final Map<String, String> ROWS = rows();

  private AccessTable() {}

  private static Map<String, String> rows() {
    var rows = new LinkedHashMap<String, String>();
    List.of("signIn", "createResident", "listPlatforms", "listServices", "listDistricts", "listDepartments", "listWindows",
        "listFailureKinds", "listCalendarYears", "suggest")
        .forEach(open -> rows.put(open, PUBLIC));
    List.of("createAccount", "listAccounts", "changeAccount", "createApiKey", "listApiKeys", "removeApiKey", "importCatalog", "readCatalog",
        "loadCalendarYear", "tryCatalog", "drawPassword").forEach(act -> rows.put(act, ADMINS));
    List.of("confirmComplaint", "rateComplaint", "answerQuestion", "withdrawComplaint", "attachPhoto", "removePhoto").forEach(word -> rows.put(word, RESIDENTS));
    List.of("resolveComplaint", "askResident", "referComplaint", "releaseComplaint", "transferComplaint")
        .forEach(act -> rows.put(act, HOLDERS));
    List.of("recordReply", "callComplaint", "fileForResident").forEach(act -> rows.put(act, WINDOW_STAFF));
    //                                 claim  res  clerk  sup man  aud adm platform
    rows.put("readMe",                "rrr yy yyy yy yy yyyy");
    rows.put("changeMyPassword",      "rrr rr yyy yy yy yyrr");
    rows.put("linkAccount",           "rrr yy rrr rr rr rrrr");
    rows.put("listNotices",           "yyy yy yyy yy yy yyrr");
    rows.put("readNotice",            "hyh yh hhh hh hh hhrr");
    rows.put("readWebPush",           "hhh hh hhh hh hh hhhh"); // the scene has no Firebase
    List.of("registerDevice", "removeDevice", "readNoticePreferences", "changeNoticePreferences")
        .forEach(own -> rows.put(own, "rrr yy yyy yy yy yyrr"));
    rows.put("tryRoute",              "rrr rr rrr yy rr ryrr");
    rows.put("fileComplaint",         "yyy yy rrr rr rr rrrr");
    rows.put("listComplaints",        "0+0 +0 rrr rr rr rrrr");
    rows.put("readComplaint",         "hyh yh yyh yh yh hhhh");
    rows.put("readPhoto",             "hyh yh yyh yh rr rrrr");
    rows.put("extendDeadline",        "rrr rr rrr yh rr rrrr");
    rows.put("readQueue",             "rrr rr ++h +h rr rrrr");
    rows.put("listWindowComplaints",  "rrr rr ++h +h rr rrrr");
    rows.put("listWordings",          "rrr rr yyy yy rr rrrr");
    rows.put("listHotspots",          "rrr rr rrr +0 +0 +r+0");
    rows.put("listHotspotComplaints", "rrr rr rrr +h +h +rrr");
    rows.put("readPublicFigures", PUBLIC);
    rows.put("listDefinitions", PUBLIC);
    rows.put("readBurden",            "rrr rr rrr rr yy yyrr");
    rows.put("readHotspotSummary",    "rrr rr rrr yy yy yrrr");
    rows.put("listFigureComplaints",  "rrr rr rrr +0 +0 +rrr");
    rows.put("listWindowLoads",       "rrr rr rrr yy yy yrrr");
    rows.put("listWindowLoadComplaints", "rrr rr rrr +h +0 +rrr");
    rows.put("streamMe",              "ryy yy yyy yy yy yyrr");
    rows.put("streamQueue",           "rrr rr yyh yh rr rrrr");
    rows.put("streamHotspots",        "rrr rr rrr yy yy yrrr");
    //                                 claim  res  clerk  sup man  aud adm platform
    List.of("registerWebhook", "listWebhooks").forEach(act -> rows.put(act, "rrr rr rrr rr rr ryyy"));
    List.of("removeWebhook", "listDeliveries", "replayDelivery").forEach(act -> rows.put(act, "rrr rr rrr rr rr ryyh"));
    rows.put("readMeToo",             "hhh hh hhh hh hh hhhh"); // the scene's hotspot is too new to be published
    rows.put("listPublishedHotspots", PUBLIC);
    rows.put("joinMeToo",             "rrr hh rrr rr rr rrrr");
    rows.put("leaveMeToo",            "rrr yy rrr rr rr rrrr");
    rows.put("sendIdea",              "rrr yy rrr rr rr rrrr");
    rows.put("listIdeas",             "rrr rr rrr rr yy yrrr");
    rows.put("listHotspotClusters",   "rrr rr rrr yh yh yrrr");
    rows.put("listClusterComplaints", "rrr rr rrr hh hh hrrr"); // in days without a complaint; see ClusterTest
    rows.put("readHotspot",           "rrr rr rrr yh yh yryh");
    rows.put("listHotspotWeeks",      "rrr rr rrr yh yh yrrr");
    rows.put("tellVolumes",           "rrr rr rrr rr rr rryh");
    rows.put("drawReading",           "rrr rr rrr rr yh rrrr");
    rows.put("listReadings",          "rrr rr rrr rr +0 +rrr");
    rows.put("readReading",           "rrr rr rrr rr yh yrrr");
    rows.put("openSample",            "rrr rr rrr rr yh yrrr");
    rows.put("openSampled",           "rrr rr rrr rr yh yrrr");
    rows.put("signReading",           "rrr rr rrr rr yh rrrr");
    rows.put("judgeReading",          "rrr rr rrr rr rr yrrr");
    rows.put("proposeImprovement",    "rrr rr rrr rr yh rrrr");
    rows.put("listImprovements",      "rrr rr rrr +0 +0 +rrr");
    rows.put("readImprovement",       "rrr rr rrr yh yh yrrr");
    rows.put("listImprovementWeeks",  "rrr rr rrr yh yh yrrr");
    rows.put("decideImprovement",     "rrr rr rrr rr yh rrrr");
    rows.put("advanceImprovement",    "rrr rr rrr rr yh rrrr");
    rows.put("reopenImprovement",     "rrr rr rrr rr rr yrrr");
    rows.put("readDossier",           "rrr rr rrr rr yh yrrr");
    rows.put("exportDossier",         "rrr rr rrr rr yh yrrr");
    rows.put("decideVerdict",         "rrr rr rrr rr yh yrrr");
    rows.put("listSignals",           "rrr rr rrr +0 rr +rrr");
    rows.put("readSignal",            "rrr rr rrr yh rr yrrr");
    rows.put("listSignalComplaints",  "rrr rr rrr +h rr +rrr");
    List.of("compareWindows", "compareImprovements").forEach(act -> rows.put(act, "rrr rr rrr yy rr yrrr"));
    rows.put("answerSignal",          "rrr rr rrr yh rr yrrr");
    return rows;
  }

  static Map<String, String> all() {
    return ROWS;
  }

  static char cell(String operation, Who who) {
    return Optional.ofNullable(ROWS.get(operation)).map(row -> row.replace(" ", "").charAt(who.ordinal()))
        .orElseThrow(() -> new AssertionError(operation + " has no row in the table of who may do what"));
  }
}
