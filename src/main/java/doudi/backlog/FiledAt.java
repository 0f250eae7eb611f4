package doudi.backlog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and spreadsheets write them: {@code 2018/11/23 8:17}, {@code 2018年11月23日}, RFC 3339; +08:00 when they name no zone. */
final class FiledAt {
  private static final Pattern LOCAL =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");

  private FiledAt() {}

  static String rfc3339(String text) throws WrongLine {
    var local = LOCAL.matcher(text.strip());
    try {
      var time = local.matches() ? local(local).atOffset(ZoneOffset.ofHours(8)) : OffsetDateTime.parse(text.strip().replace(' ', 'T'));
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    } catch (DateTimeException e) {
      throw new WrongLine(Words.BAD_TIME, text);
    }
  }

  private static LocalDateTime local(Matcher found) {
    return LocalDateTime.of(number(found, 1), number(found, 2), number(found, 3), number(found, 4), number(found, 5), number(found, 6));
  }

  private static int number(Matcher found, int group) {
    return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
  }
}
