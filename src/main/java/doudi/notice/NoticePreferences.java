package doudi.notice;

import doudi.plumbing.Language;
import java.util.Set;

/**
 * How somebody wants to be told on the phone. The inbox holds everything, whatever stands here.
 *
 * @param quietHours whether pushes that are not urgent wait from 22:00 to 08:00
 * @param muted kinds that are not pushed
 */
public record NoticePreferences(Language language, boolean quietHours, Set<NoticeKind> muted) {
  public static final NoticePreferences DEFAULT = new NoticePreferences(Language.ZH, true, Set.of());

  public NoticePreferences {
    muted = Set.copyOf(muted);
  }
}
