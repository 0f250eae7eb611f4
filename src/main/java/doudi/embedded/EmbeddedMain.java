package doudi.embedded;

import doudi.embedded.EmbeddedMongo.Durability;
import doudi.embedded.EmbeddedMongo.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The store on its own, and its backup and restore. */
public final class EmbeddedMain {
  private static final String USAGE = """
    serve   --data FOLDER [--port PORT] [--durability fsync|os] [--salvage]
    backup  --data FOLDER --to FILE
    restore --from FILE --data FOLDER [--force]""";

  private EmbeddedMain() {
  }

  public static void main(String[] args) {
    try {
      boolean named = args.length > 0 && !args[0].startsWith("--");
      Map<String, String> given = options(Arrays.asList(args).subList(named ? 1 : 0, args.length).iterator());
      switch (named ? args[0] : "serve") {
        case "serve" -> serve(given);
        case "backup" -> backup(Path.of(required(given, "data")), Path.of(required(given, "to")).toAbsolutePath());
        case "restore" -> restore(given);
        default -> throw new IllegalArgumentException("unknown command " + args[0]);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
      System.exit(2);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Prints the connection string when clients may connect; ends cleanly on SIGTERM. */
  private static void serve(Map<String, String> given) throws IOException {
    Options options = Options.DEFAULT
      .withPort(Integer.parseInt(given.getOrDefault("port", "0")))
      .withDurability(Durability.valueOf(given.getOrDefault("durability", "fsync").toUpperCase()))
      .withSalvage(given.containsKey("salvage"));
    EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(required(given, "data")), options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(mongo), "close"));
    mongo.salvaged().forEach(System.err::println);
    System.out.println(mongo.connectionString());
  }

  private static void close(EmbeddedMongo mongo) {
    try {
      mongo.close();
    } catch (IOException e) {
      System.err.println("not closed cleanly, what was acknowledged is safe: " + e.getMessage());
    }
  }

  /** Asks whoever holds the folder; opens it when nobody does. */
  private static void backup(Path folder, Path file) throws IOException {
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, Options.DEFAULT)) {
      System.out.println(mongo.backup(file));
    } catch (StoreInUseException e) {
      System.out.println(BackupRequest.send(FolderLock.address(folder), file));
    }
  }

  private static void restore(Map<String, String> given) throws IOException {
    Path from = Path.of(required(given, "from"));
    Path folder = Path.of(required(given, "data"));
    System.out.println(EmbeddedMongo.restore(from, folder, given.containsKey("force")) + " documents in " + folder);
  }

  private static Map<String, String> options(Iterator<String> args) {
    Map<String, String> options = new LinkedHashMap<>();
    while (args.hasNext()) {
      String name = args.next().replaceFirst("^--", "");
      switch (name) {
        case "salvage", "force" -> options.put(name, "");
        case "data", "port", "durability", "to", "from" -> {
          if (!args.hasNext()) {
            throw new IllegalArgumentException("--" + name + " needs a value");
          }
          options.put(name, args.next());
        }
        default -> throw new IllegalArgumentException("unknown option --" + name);
      }
    }
    return options;
  }

  private static String required(Map<String, String> given, String name) {
    if (!given.containsKey(name)) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return given.get(name);
  }
}
