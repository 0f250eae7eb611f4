package doudi.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where deliveries may go: over https to the public internet. What we send must never reach a neighbour inside our own network, whatever
 * address somebody registers or a name resolves to later.
 *
 * @param demo loopback by plain http and private addresses are good as well
 */
record Receivers(boolean demo) {
  private static final int LONGEST = 2_000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What is wrong with an address, judged by its spelling alone. */
  Optional<String> fault(String url) {
    if (url.length() > LONGEST) return Optional.of("is longer than 2000 characters");
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException malformed) {
      return Optional.of("is not an address");
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("must be an absolute address with a host, without a user or a fragment");
    }
    boolean loopback = demo && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !("http".equalsIgnoreCase(uri.getScheme()) && loopback)) {
      return Optional.of("must begin with https://");
    }
    return loopback || !isInside(host.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of("is an address inside a network");
  }

  private static boolean isInside(String host) {
    return host.equals("localhost") || host.endsWith(".localhost") || host.endsWith(".local") || host.endsWith(".internal")
        || !host.contains(".") && !host.startsWith("[");
  }

  /** Judged again at every try, by the very address that is then connected to. */
  boolean admits(InetAddress address) {
    return demo || isPublic(address);
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
        || address.isMulticastAddress()) return false;
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
  }

  /** Neither this network, shared carrier space, protocol assignments, test networks, benchmarking nor reserved. */
  private static boolean isPublic4(int first, int second, int third) {
    return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128) && !(first == 192 && second == 0 && third <= 2)
        && !(first == 198 && (second == 18 || second == 19)) && !(first == 198 && second == 51 && third == 100)
        && !(first == 203 && second == 0 && third == 113);
  }

  /** Global unicast only, and none that carries an IPv4 address inside: Teredo, 6to4. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    return first >> 13 == 1 && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0xdb8));
  }
}
