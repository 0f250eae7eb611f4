package doudi.plumbing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages' modules import: libraries in the versions of their WebJars, and the way from a module to all it needs. */
final class WebModules {
  private static final Pattern IMPORTED = Pattern.compile("(?:\\bfrom|\\bimport)\\s*[\"']([^\"'\\s]+)[\"']");
  private static final String WEBJARS = "/webjars/";

  /** Name in an {@code import}, WebJar, file in it; a name that ends in a slash stands for the whole folder. */
  private record Library(String name, String webjar, String file) {}

  private static final List<Library> LIBRARIES = List.of(
      new Library("lit", "lit", "index.js"), new Library("lit/", "lit", ""),
      new Library("lit-html", "lit-html", "lit-html.js"), new Library("lit-html/", "lit-html", ""),
      new Library("lit-element/", "lit-element", ""),
      new Library("@lit/reactive-element", "lit__reactive-element", "reactive-element.js"),
      new Library("@lit/reactive-element/", "lit__reactive-element", ""), new Library("echarts", "echarts", "dist/echarts.esm.min.js"),
      new Library("firebase/app", "firebase", "firebase-app.js"), new Library("firebase/messaging", "firebase", "firebase-messaging.js"));
  /** Libraries that a page loads only when it needs them, so that no module's graph names them. */
  private static final List<String> ON_DEMAND = List.of("echarts", "firebase/app", "firebase/messaging");

  private final WebFiles files;
  private final String assets;
  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, WebFiles.Asset> libraries = new ConcurrentHashMap<>();
  private final String importMap;

  WebModules(WebFiles files, String assets) {
    this.files = files;
    this.assets = assets;
    LIBRARIES.forEach(one -> addresses.put(one.name(), WEBJARS + one.webjar() + "/" + version(one.webjar()) + "/" + one.file()));
    addresses.put("https://www.gstatic.com/firebasejs/" + version("firebase") + "/firebase-app.js", addresses.get("firebase/app"));
    ON_DEMAND.forEach(name -> text(addresses.get(name)));
    importMap = new JsonObject().put("imports", new JsonObject(new TreeMap<>(addresses))).encode();
  }

  /** For the one inline script of a page. */
  String importMap() {
    return importMap;
  }

  /** What a content security policy must name for {@link #importMap()}, with quotes. */
  String importMapHash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(importMap.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Addresses of a module and of everything it imports, itself first.
   *
   * @throws IllegalStateException when an import leads nowhere
   */
  Set<String> graph(String module) {
    var found = new LinkedHashSet<String>();
    walk(module, found);
    return found;
  }

  private void walk(String module, Set<String> found) {
    if (!found.add(module)) return;
    Matcher imported = IMPORTED.matcher(text(module));
    while (imported.find()) {
      String address = resolve(module, imported.group(1));
      if (address != null) walk(address, found);
      else throw new IllegalStateException(module + " imports " + imported.group(1) + ", which is not there");
    }
  }

  private String resolve(String from, String name) {
    if (name.startsWith(".")) return URI.create(from).resolve(name).toString();
    if (name.startsWith("/")) return name;
    if (addresses.containsKey(name)) return addresses.get(name);
    return addresses.entrySet().stream().filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
        .map(entry -> entry.getValue() + name.substring(entry.getKey().length())).findFirst().orElse(null);
  }

  /** A library's module that some page needs, kept in memory. */
  Optional<WebFiles.Asset> library(String address) {
    return Optional.ofNullable(libraries.get(address));
  }

  private String text(String address) {
    if (!address.startsWith(assets)) return libraries.computeIfAbsent(address, WebModules::read).text();
    return files.asset(address.substring(assets.length() + 1)).map(WebFiles.Asset::text)
        .orElseThrow(() -> new IllegalStateException("no web file " + address));
  }

  private static WebFiles.Asset read(String address) {
    try (InputStream in = WebModules.class.getResourceAsStream("/META-INF/resources" + address)) {
      if (in == null) throw new IllegalStateException("no web file " + address);
      return WebFiles.Asset.of(address, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(address, unreadable);
    }
  }

  private static String version(String webjar) {
    try (InputStream in = WebModules.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties")) {
      if (in == null) throw new IllegalStateException("missing webjar " + webjar);
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(webjar, unreadable);
    }
  }
}
