package doudi.notice;

import java.util.List;

/**
 * All that is due to one human being, over every account and claim code that is linked to one sign-in.
 *
 * @param tokens of all their phones
 */
record Due(List<Pending> notices, List<String> tokens, NoticePreferences preferences) {}
