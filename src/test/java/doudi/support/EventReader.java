package doudi.support;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events over a plain socket, as the HTML standard says, and remembers the last id. */
public final class EventReader implements AutoCloseable {
  /** One event that was dispatched; {@code at} in nanoseconds of this machine. */
  public record Event(String name, String id, String data, long at) {
    public JsonObject json() { return new JsonObject(data); }
  }

  /** As large a buffer as a connection that began with a sleepy one's can have. */
  private static final int AWAKE = 64 * 1024;
  private final Socket socket;
  private final InputStream in;
  private final int status;
  private final String head;
  private final BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();
  private final List<Event> all = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";
  private volatile boolean ended;
  private volatile int heartbeats;

  private EventReader(URI base, String path, Map<String, String> headers, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
    socket.connect(new java.net.InetSocketAddress(base.getHost(), base.getPort()), 5_000);
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
        + "\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, deflate\r\n");
    headers.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(20_000);
    head = readHead();
    status = Integer.parseInt(head.split(" ")[1]);
  }

  /** Connected, with the head of the answer read. */
  public static EventReader open(URI base, String path, Map<String, String> headers) throws IOException {
    var reader = new EventReader(base, path, headers, 0);
    if (reader.status == 200) reader.start();
    return reader;
  }

  /** Connected, and then takes nothing until {@link #start}. */
  public static EventReader sleepy(URI base, String path, Map<String, String> headers) throws IOException {
    return new EventReader(base, path, headers, 4 * 1024);
  }

  /** From now on takes what comes, a sleepy one as fast as any other. */
  public void start() throws IOException {
    socket.setSoTimeout(0);
    if (socket.getReceiveBufferSize() < AWAKE) socket.setReceiveBufferSize(AWAKE);
    var thread = new Thread(this::read, "event-reader");
    thread.setDaemon(true);
    thread.start();
  }

  public int status() { return status; }
  public String lastId() { return lastId; }
  public boolean hasEnded() { return ended; }
  public int heartbeats() { return heartbeats; }
  /** Everything that has arrived. */
  public List<Event> all() { return all; }

  public String header(String name) {
    return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).trim()).findFirst().orElse("");
  }

  /** The next event; fails when none comes within ten seconds. */
  public Event next() throws InterruptedException {
    Event event = arrived.poll(10, TimeUnit.SECONDS);
    if (event == null) throw new AssertionError("no event came, ended=" + ended);
    return event;
  }

  /** The next event of that name; others are passed over. */
  public Event next(String name) throws InterruptedException {
    Event event = next();
    while (!event.name().equals(name)) event = next();
    return event;
  }

  /** Empty-handed after so long: null. */
  public Event poll(long millis) throws InterruptedException {
    return arrived.poll(millis, TimeUnit.MILLISECONDS);
  }

  private String readHead() throws IOException {
    var head = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) head.append(line).append('\n');
    return head.toString();
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) throw new IOException("closed");
      if (b != '\r') bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void read() {
    try {
      var text = new StringBuilder();
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        text.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        line();
        for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          block(text.substring(0, end));
          text.delete(0, end + 2);
        }
      }
    } catch (IOException | NumberFormatException closed) {
      // the other side went away
    } finally {
      ended = true;
    }
  }

  private void block(String block) {
    String name = "message";
    String data = null;
    for (String line : block.split("\n")) {
      if (line.startsWith(": heartbeat")) heartbeats++;
      if (line.startsWith("id: ")) lastId = line.substring(4);
      if (line.startsWith("event: ")) name = line.substring(7);
      if (line.startsWith("data: ")) data = line.substring(6);
    }
    if (data == null) return;
    var event = new Event(name, lastId, data, System.nanoTime());
    all.add(event);
    arrived.add(event);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
