package doudi.complaint;

import java.util.regex.Pattern;

/** Takes out of somebody's words what could tell who they are: runs of five or more digits, as in phone, identity and account numbers. */
public final class Mask {
  private static final Pattern NUMBER = Pattern.compile("[0-9０-９](?:[ -]?[0-9０-９xX]){4,}");

  private Mask() {}

  public static String over(String words) {
    return words == null ? null : NUMBER.matcher(words).replaceAll("＊＊＊");
  }
}
