package doudi.plumbing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is a file: the contract, its page, the web faces. With the headers that keep a browser from doing more than asked. */
public final class StaticSites {
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final int QR_BYTES = 256;
  /** Where a browser gets the token that names it. */
  private static final String FIREBASE = " https://firebaseinstallations.googleapis.com https://fcmregistrations.googleapis.com";
  private static final String YAML = "application/yaml; charset=utf-8";
  private static final String FOR_A_YEAR = "public, max-age=" + YEAR_SECONDS + ", immutable";

  /** Whoever reads the contract here means this server, wherever it runs; the library that enforces it takes no relative address. */
  private static final String SERVERS = "(?m)^servers: .*$";

  private final Buffer contract = Buffer.buffer(resource("/api-docs/openapi.yaml").toString(StandardCharsets.UTF_8)
      .replaceFirst(SERVERS, "servers: [{ url: \"/\" }]"));
  private final Buffer events = resource("/api-docs/asyncapi.yaml");
  private final String problems = resource("/api-docs/problems.md").toString(StandardCharsets.UTF_8);
  private final WebFiles files = WebFiles.load();
  private final String assets = "/assets/" + files.version();
  private final WebModules modules = new WebModules(files, assets);
  private final boolean pushes;
  /** The same for every answer, made once. */
  private final Map<CharSequence, CharSequence> headers;

  /** @param pushes whether pages offer to be told by Firebase, and may speak to it for that */
  public StaticSites(boolean pushes) {
    this.pushes = pushes;
    String policy = "default-src 'none'; script-src 'self' " + modules.importMapHash() + "; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'" + (pushes ? FIREBASE : "") + "; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";
    this.headers = Map.of("content-security-policy", policy, "x-content-type-options", "nosniff", "referrer-policy", "no-referrer",
        "x-frame-options", "DENY", "cross-origin-opener-policy", "same-origin", "permissions-policy",
        "geolocation=(), camera=(), payment=(), microphone=(self)").entrySet().stream().collect(Collectors.toUnmodifiableMap(
            one -> HttpHeaders.createOptimized(one.getKey()), one -> HttpHeaders.createOptimized(one.getValue())));
  }

  /** Must stand before every other route. */
  public void secure(RoutingContext ctx) {
    headers.forEach(ctx.response()::putHeader);
    ctx.next();
  }

  public void mount(Router router) {
    HttpReads.of(router, "/openapi.yaml").handler(ctx -> ctx.response().putHeader("content-type", YAML).end(contract));
    HttpReads.of(router, "/asyncapi.yaml").handler(ctx -> ctx.response().putHeader("content-type", YAML).end(events));
    HttpReads.of(router, "/problems/:code").handler(this::problem);
    HttpReads.matching(router, "/docs").handler(ctx -> ctx.redirect("/docs/"));
    router.route("/docs/*").handler(StaticHandler.create("web/docs").setCachingEnabled(false));
    HttpReads.of(router, "/webjars/*").handler(this::library);
    router.route("/webjars/*").handler(StaticHandler.create("META-INF/resources/webjars").setMaxAgeSeconds(YEAR_SECONDS));
    HttpReads.of(router, "/assets/:version/*").handler(this::asset);
    HttpReads.of(router, "/messages/:file").handler(ctx -> fresh(ctx, "messages/" + ctx.pathParam("file")));
    WebFiles.Asset manifest = filled("resident/manifest.webmanifest", "");
    HttpReads.of(router, "/manifest.webmanifest").handler(ctx -> send(ctx, manifest, "no-cache"));
    router.post("/qr").handler(BodyHandler.create(false).setBodyLimit(QR_BYTES)).handler(this::qr);
    HttpReads.of(router, "/favicon.ico").handler(ctx -> fresh(ctx, "shared/icons/icon-64.png"));
    WebFace.ALL.stream().filter(face -> files.asset(face.page()).isPresent()).forEach(face -> mount(router, face));
    WebFiles.Asset worker = filled("resident/sw.js", "");
    HttpReads.of(router, "/sw.js").handler(ctx -> send(ctx, worker, "no-cache"));
  }

  /** Must stand behind every other route: a person who follows an address that leads nowhere gets a page, not a problem for programs. */
  public void mountLast(Router router) {
    WebFiles.Asset page = filled(WebFace.LOST);
    HttpReads.of(router, "/*").handler(ctx -> {
      String accepted = ctx.request().getHeader("accept");
      if (accepted == null || !accepted.contains("text/html")) {
        ctx.next();
        return;
      }
      ctx.response().setStatusCode(404);
      send(ctx, page, "no-store");
    });
  }

  private WebFiles.Asset filled(WebFace face) {
    String preload = modules.graph(assets + "/" + face.module()).stream()
        .map(module -> "<link rel=\"modulepreload\" href=\"" + module + "\">").collect(Collectors.joining("\n  "));
    return filled(face.page(), preload);
  }

  private void mount(Router router, WebFace face) {
    WebFiles.Asset page = filled(face);
    face.addresses().forEach(address -> {
      if (address.endsWith("/*") && address.lastIndexOf('/') == address.indexOf('/', 1)) {
        HttpReads.matching(router, address.substring(0, address.length() - 2)).handler(ctx -> ctx.redirect(ctx.normalizedPath() + "/"));
      }
      HttpReads.of(router, address).handler(ctx -> send(ctx, page, "no-cache"));
    });
  }

  /** A file that names versions: pages and the service worker. */
  private WebFiles.Asset filled(String path, String preload) {
    String text = text(path).replace("{{head}}", text("shared/head.html").strip()).replace("{{assets}}", assets)
        .replace("{{version}}", files.version()).replace("{{importmap}}", modules.importMap()).replace("{{preload}}", preload)
        .replace("{{offers}}", offers()).replace("\"{{precache}}\"", new JsonArray(List.copyOf(precache())).encode());
    return WebFiles.Asset.of(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String path) {
    return files.asset(path).orElseThrow().text();
  }

  /** Which optional parts of the contract this program has, so that a page need not find out by failing. */
  private String offers() {
    String text = contract.toString(StandardCharsets.UTF_8);
    return (text.contains("\n  /v1/me/stream:") ? "stream" : "") + (pushes ? " push" : "");
  }

  /** Everything the resident's face needs without a network. */
  private Set<String> precache() {
    var all = new LinkedHashSet<String>();
    files.under("resident/").stream().filter(path -> path.endsWith(".js") && !path.endsWith("/sw.js"))
        .forEach(path -> all.addAll(modules.graph(assets + "/" + path)));
    Stream.of("shared/early.js", "shared/tokens.css", "shared/icons/icon.svg").forEach(path -> all.add(assets + "/" + path));
    files.under("messages/").forEach(path -> all.add(assets + "/" + path));
    return all;
  }

  private void asset(RoutingContext ctx) {
    String path = ctx.normalizedPath().substring("/assets/".length());
    int cut = path.indexOf('/');
    String file = path.substring(cut + 1);
    boolean page = file.endsWith(".html") || file.endsWith("/sw.js") || file.startsWith("docs/");
    boolean current = path.substring(0, cut).equals(files.version());
    String keep = current ? FOR_A_YEAR : "no-store";
    files.asset(file).filter(asset -> !page).ifPresentOrElse(asset -> send(ctx, asset, keep), () -> ctx.fail(404));
  }

  private void qr(RoutingContext ctx) {
    QrPicture.of(String.valueOf(ctx.body().asString())).ifPresentOrElse(picture -> ctx.response().putHeader("content-type", "image/svg+xml")
        .putHeader("cache-control", "no-store").end(picture), () -> ctx.fail(404));
  }

  private void library(RoutingContext ctx) {
    modules.library(ctx.normalizedPath()).ifPresentOrElse(asset -> send(ctx, asset, FOR_A_YEAR), ctx::next);
  }

  private void fresh(RoutingContext ctx, String file) {
    files.asset(file).ifPresentOrElse(asset -> send(ctx, asset, "no-cache"), () -> ctx.fail(404));
  }

  private void send(RoutingContext ctx, WebFiles.Asset asset, String cacheControl) {
    var response = ctx.response().putHeader("cache-control", cacheControl).putHeader("etag", asset.tag())
        .putHeader("vary", "accept-encoding");
    if (asset.tag().equals(ctx.request().getHeader("if-none-match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("content-type", asset.type());
    String accepted = ctx.request().getHeader("accept-encoding");
    boolean packed = asset.gzip() != null && accepted != null && accepted.contains("gzip");
    response.putHeader("content-encoding", packed ? "gzip" : "identity").end(packed ? asset.gzip() : asset.plain());
  }

  /** What a problem code means, as its {@code type} promises. */
  private void problem(RoutingContext ctx) {
    String heading = "## " + ctx.pathParam("code") + "\n";
    int from = problems.indexOf(heading);
    if (from < 0) {
      ctx.fail(404);
      return;
    }
    int to = problems.indexOf("\n## ", from + 1);
    ctx.response().putHeader("content-type", "text/markdown; charset=utf-8").end(problems.substring(from, to < 0 ? problems.length() : to));
  }

  private static Buffer resource(String name) {
    try (InputStream in = StaticSites.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("missing " + name);
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
