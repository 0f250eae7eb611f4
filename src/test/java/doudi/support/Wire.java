package doudi.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes on the wire exactly as given, for requests that no decent client would send. */
public final class Wire {
  /**
   * What came back, undigested.
   *
   * @param head status line and headers
   */
  public record Answer(int status, String head, String body) {
    public String problem() {
      int at = body.indexOf("/problems/");
      return at < 0 ? "" : body.substring(at + 10, body.indexOf('"', at));
    }
  }

  private final URI base;

  public Wire(URI base) {
    this.base = base;
  }

  /** @param head request line and headers, lines ended by {@code \r\n}; {@code Host} and {@code Connection: close} are added */
  public Answer send(String head, byte[] body) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 5_000);
      socket.setSoTimeout(20_000);
      String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
      var out = socket.getOutputStream();
      out.write((head + "Host: test\r\nConnection: close\r\n" + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      return answer(read(socket));
    } catch (IOException broken) {
      throw new AssertionError("no answer to " + head.substring(0, Math.min(80, head.length())), broken);
    }
  }

  public Answer send(String head) {
    return send(head, new byte[0]);
  }

  /** A server that gives up in the middle of a body may reset the connection; what it said before counts. */
  private static String read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException reset) {
      if (bytes.size() == 0) throw reset;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) throw new AssertionError("no HTTP answer: " + text);
    return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
  }
}
