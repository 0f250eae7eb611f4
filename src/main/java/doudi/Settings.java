package doudi;

import doudi.embedded.EmbeddedMongo.Durability;
import doudi.notice.WebPush;
import doudi.plumbing.StreamHub;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything the process is told at start; read once, complete or not at all. The README's table says the same for people.
 *
 * @param mongoUri empty for the embedded store
 * @param secret what tokens, claim codes and seals are derived from; empty to have one made and kept in the store
 * @param durability of the embedded store: {@code FSYNC} survives a power cut, {@code OS} only the end of the process
 * @param lease how long a clerk holds a called complaint
 * @param streams how live streams beat, wait and remember
 * @param firebase for pushes and for residents who sign in with Firebase; without it there are local tokens and the inbox
 * @param webPush for browsers that want to be told while the page is closed; never without firebase
 * @param cluster how this node finds the others; empty for a node on its own
 */
public record Settings(String host, int port, Path data, Optional<String> mongoUri, String database, boolean demo, Optional<byte[]> secret,
    Durability durability, Duration lease, StreamHub.Pace streams, Optional<Firebase> firebase, Optional<WebPush> webPush,
    Optional<Cluster> cluster) {
  private static final int SECRET_LENGTH = 32;

  /** @param credentials file of a service account of the project */
  public record Firebase(String project, Path credentials) {}

  /** @throws IllegalArgumentException naming every wrong variable at once */
  public static Settings from(Map<String, String> env) {
    var given = new Given(env, new ArrayList<>());
    String host = given.text("DOUDI_HOST").orElse("127.0.0.1");
    boolean untouched = Stream.of("DOUDI_HOST", "DOUDI_MONGO_URI", "DOUDI_SECRET").allMatch(name -> given.text(name).isEmpty());
    boolean demo = given.flag("DOUDI_DEMO", untouched);
    if (demo && !given.isLoopback(host)) given.wrong("DOUDI_DEMO",
        "its sign-ins lie in a file, so it serves loopback only; DOUDI_HOST is " + host);
    var settings = new Settings(host, given.number("DOUDI_PORT", 8080, 0, 65_535), given.folder("DOUDI_DATA", "data"), given.mongoUri(),
        given.text("DOUDI_DATABASE").orElse("doudi"), demo, given.secret(),
        given.durability(), Duration.ofMinutes(given.number("DOUDI_LEASE_MINUTES", 30, 1, 1_440)),
        streams(given), given.firebase(host), given.webPush(), cluster(given));
    given.oneOf("DOUDI_LOG", "plain", "json");
    if (!given.wrong.isEmpty()) throw new IllegalArgumentException(String.join("\n", given.wrong));
    return settings;
  }

  private static StreamHub.Pace streams(Given given) {
    return new StreamHub.Pace(Duration.ofMillis(given.number("DOUDI_STREAM_HEARTBEAT_MILLIS", 15_000, 50, 45_000)),
        Duration.ofMillis(given.number("DOUDI_STREAM_PATIENCE_MILLIS", 30_000, 50, 600_000)),
        Duration.ofHours(given.number("DOUDI_STREAM_HOURS", 24, 1, 720)));
  }

  private static Optional<Cluster> cluster(Given given) {
    var cluster = new Cluster(given.text("DOUDI_CLUSTER_HOST").orElse("127.0.0.1"), given.number("DOUDI_CLUSTER_PORT", 5701, 1, 65_000),
        Stream.of(given.text("DOUDI_CLUSTER_MEMBERS").orElse("127.0.0.1").split("[,\\s]+")).filter(member -> !member.isEmpty()).toList(),
        given.text("DOUDI_CLUSTER_DNS"));
    return given.flag("DOUDI_CLUSTER", false) ? Optional.of(cluster) : Optional.empty();
  }

  @Override
  public String toString() {
    String form = "Settings[host=%s, port=%d, data=%s, mongoUri=%s, database=%s, demo=%s, secret=***, durability=%s, lease=%s, "
        + "firebase=%s, cluster=%s]";
    return form
        .formatted(host, port, data, mongoUri.map(uri -> "***").orElse("embedded"), database, demo, durability, lease,
            firebase.map(Firebase::project).orElse("none"), cluster);
  }

  private record Given(Map<String, String> env, List<String> wrong) {
    Optional<String> text(String name) {
      return Optional.ofNullable(env.get(name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    void wrong(String name, String why) {
      wrong.add(name + ": " + why);
    }

    int number(String name, int fallback, int from, int to) {
      Optional<String> raw = text(name);
      if (raw.isEmpty()) return fallback;
      try {
        int value = Integer.parseInt(raw.get());
        if (value >= from && value <= to) return value;
      } catch (NumberFormatException notANumber) {
        // said below, as for a number out of range
      }
      wrong(name, "must be a whole number from " + from + " to " + to + ", not \"" + raw.get() + "\"");
      return fallback;
    }

    boolean flag(String name, boolean fallback) {
      Optional<String> raw = oneOf(name, "true", "false");
      return raw.map(Boolean::parseBoolean).orElse(fallback);
    }

    Optional<String> oneOf(String name, String... allowed) {
      Optional<String> raw = text(name);
      if (raw.isPresent() && Stream.of(allowed).noneMatch(raw.get()::equals)) {
        wrong(name, "must be one of " + String.join(", ", allowed) + ", not \"" + raw.get() + "\"");
      }
      return raw;
    }

    Durability durability() {
      String wanted = oneOf("DOUDI_DURABILITY", "fsync", "os").orElse("fsync");
      return wanted.equals("os") ? Durability.OS : Durability.FSYNC;
    }

    Path folder(String name, String fallback) {
      try {
        return Path.of(text(name).orElse(fallback)).toAbsolutePath().normalize();
      } catch (InvalidPathException notAPath) {
        wrong(name, "is not a path: " + notAPath.getReason());
        return Path.of(fallback);
      }
    }

    Optional<String> mongoUri() {
      Optional<String> uri = text("DOUDI_MONGO_URI");
      if (uri.isPresent() && !uri.get().startsWith("mongodb://") && !uri.get().startsWith("mongodb+srv://")) {
        wrong("DOUDI_MONGO_URI", "must begin with mongodb:// or mongodb+srv://");
      }
      return uri;
    }

    Optional<byte[]> secret() {
      Optional<byte[]> bytes = text("DOUDI_SECRET").map(text -> text.getBytes(StandardCharsets.UTF_8));
      if (bytes.isPresent() && bytes.get().length < SECRET_LENGTH) wrong("DOUDI_SECRET", "must have at least " + SECRET_LENGTH
          + " characters");
      return bytes;
    }

    Optional<Firebase> firebase(String host) {
      Optional<String> project = text("DOUDI_FIREBASE_PROJECT");
      Optional<String> file = text("DOUDI_FIREBASE_CREDENTIALS");
      if (project.isPresent() != file.isPresent()) {
        wrong(project.isPresent() ? "DOUDI_FIREBASE_CREDENTIALS" : "DOUDI_FIREBASE_PROJECT", "is missing: Firebase needs both or neither");
      }
      if (project.isEmpty() || file.isEmpty()) return Optional.empty();
      Path credentials = folder("DOUDI_FIREBASE_CREDENTIALS", "");
      if (!Files.isReadable(credentials)) wrong("DOUDI_FIREBASE_CREDENTIALS", "is not a file that can be read");
      if (text("FIREBASE_AUTH_EMULATOR_HOST").isPresent() && !isLoopback(host)) {
        wrong("FIREBASE_AUTH_EMULATOR_HOST", "makes everybody's unsigned tokens good, so it serves loopback only; DOUDI_HOST is " + host);
      }
      return Optional.of(new Firebase(project.get(), credentials));
    }

    Optional<WebPush> webPush() {
      Optional<String> file = text("DOUDI_FIREBASE_WEB");
      if (file.isEmpty()) return Optional.empty();
      if (text("DOUDI_FIREBASE_PROJECT").isEmpty()) wrong("DOUDI_FIREBASE_WEB", "needs DOUDI_FIREBASE_PROJECT and its credentials too");
      try {
        var app = new JsonObject(Files.readString(folder("DOUDI_FIREBASE_WEB", "")));
        Stream.of("projectId", "apiKey", "appId", "messagingSenderId", "vapidKey").filter(field -> !(app.getValue(field) instanceof String))
            .forEach(field -> wrong("DOUDI_FIREBASE_WEB", "lacks \"" + field + "\""));
        if (!text("DOUDI_FIREBASE_PROJECT").equals(Optional.of(String.valueOf(app.getValue("projectId"))))) {
          wrong("DOUDI_FIREBASE_WEB", "is of another project than DOUDI_FIREBASE_PROJECT");
        }
        if (!wrong.isEmpty()) return Optional.empty();
        return Optional.of(new WebPush(app.getString("projectId"), app.getString("apiKey"), app.getString("appId"),
            app.getString("messagingSenderId"), app.getString("vapidKey")));
      } catch (IOException | DecodeException unreadable) {
        wrong("DOUDI_FIREBASE_WEB", "is not a file of JSON that can be read");
        return Optional.empty();
      }
    }

    boolean isLoopback(String host) {
      try {
        return InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException unknown) {
        wrong("DOUDI_HOST", "is not an address of this machine: " + host);
        return true;
      }
    }
  }
}
