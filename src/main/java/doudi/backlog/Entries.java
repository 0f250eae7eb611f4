package doudi.backlog;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Turns the rows of one backlog into entries. Not safe for use by several threads at once. */
final class Entries {
  private static final int MOST_CHARACTERS = 4000;
  private static final String SQUASHED = "\\d(\\.\\d+)?[eE]\\+?\\d+";
  private final String backlog;
  private final boolean anonymous;
  private final BiConsumer<Words, Object[]> warn;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Seen(long line, int body) {}

  Entries(String backlog, boolean anonymous, BiConsumer<Words, Object[]> warn) {
    this.backlog = backlog;
    this.anonymous = anonymous;
    this.warn = warn;
  }

  Entry of(Row row) throws WrongLine {
    if (row.fault() != null) {
      throw row.fault();
    }
    var body = body(row);
    String key = key(row, body);
    var before = seen.putIfAbsent(key, new Seen(row.line(), body.hashCode()));
    if (before != null && before.body != body.hashCode()) {
      throw new WrongLine(Words.SAME_ID, before.line);
    }
    return new Entry(row.line(), row.text("id"), key, body);
  }

  private JsonObject body(Row row) throws WrongLine {
    var body = new JsonObject().put("narrative", narrative(row));
    for (String field : List.of("serviceId", "platformId", "failureKind", "districtId")) {
      put(body, field, row.text(field));
    }
    putIfAny(body, "attempt", attempt(row));
    putIfAny(body, "contact", contact(row));
    var needs = Arrays.stream(row.text("needs").split("[|;；]")).map(String::strip).filter(need -> !need.isEmpty()).distinct().toList();
    return needs.isEmpty() ? body : body.put("needs", new JsonArray(needs));
  }

  private static String narrative(Row row) throws WrongLine {
    String title = row.text("title").strip();
    String told = row.text("narrative").strip();
    String narrative = title.isEmpty() || told.startsWith(title) ? told : (title + "\n" + told).strip();
    if (narrative.isEmpty()) {
      throw new WrongLine(Words.BLANK);
    }
    int characters = narrative.codePointCount(0, narrative.length());
    if (characters > MOST_CHARACTERS) {
      throw new WrongLine(Words.TOO_LONG, characters, MOST_CHARACTERS);
    }
    return narrative;
  }

  private static JsonObject attempt(Row row) throws WrongLine {
    var attempt = new JsonObject();
    put(attempt, "step", row.text("step"));
    put(attempt, "error", row.text("error"));
    if (!row.text("filedAt").isBlank()) {
      attempt.put("at", FiledAt.rfc3339(row.text("filedAt")));
    }
    String tries = row.text("tries").strip().replaceFirst("\\.0+$", "");
    if (!tries.matches("\\d{0,6}")) {
      throw new WrongLine(Words.BAD_TRIES, tries);
    }
    return tries.isEmpty() ? attempt : attempt.put("tries", Integer.parseInt(tries));
  }

  private JsonObject contact(Row row) {
    var contact = new JsonObject();
    put(contact, "name", row.text("name"));
    if (row.text("phone").matches(SQUASHED)) {
      warn.accept(Words.SQUASHED_PHONE, new Object[] {row.line(), row.text("phone")});
      return contact;
    }
    return put(contact, "phone", row.text("phone"));
  }

  private static JsonObject put(JsonObject object, String field, String text) {
    return text.isBlank() ? object : object.put(field, text.strip());
  }

  private static void putIfAny(JsonObject object, String field, JsonObject value) {
    if (!value.isEmpty()) {
      object.put(field, value);
    }
  }

  /**
   * The record's own id tells it apart, or its content when it has none. Without sign-in the content always counts: an anonymous key opens
   * the claim code, and an id alone could be guessed.
   */
  private String key(Row row, JsonObject body) {
    String id = row.text("id").strip();
    boolean squashed = id.matches(SQUASHED);
    if (squashed) {
      warn.accept(Words.SQUASHED_ID, new Object[] {row.line(), id});
    }
    boolean identified = !id.isEmpty() && !squashed;
    String told = identified && !anonymous ? "id\n" + id : "content\n" + (identified ? id : "") + "\n" + body.encode();
    return "backlog-" + hash(backlog + "\n" + told).substring(0, 48);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
