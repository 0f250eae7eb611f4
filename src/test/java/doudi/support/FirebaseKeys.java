package doudi.support;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** The keys of a made-up Google, and ID tokens signed with them. */
public final class FirebaseKeys {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyPair account;
  private final KeyPair stranger;
  private final PrivateKey key;
  private final byte[] certificate;

  FirebaseKeys() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    account = generator.generateKeyPair();
    stranger = generator.generateKeyPair();
    Path file = Files.createTempDirectory("keys").resolve("keys.p12");
    int done = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool")
        .toString(), "-genkeypair", "-keyalg", "RSA", "-alias", "k", "-dname",
        "CN=securetoken", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    if (done != 0) throw new IllegalStateException("keytool ended with " + done);
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    key = (PrivateKey) store.getKey("k", PASSWORD);
    certificate = store.getCertificate("k").getEncoded();
    Files.delete(file);
    Files.delete(file.getParent());
  }

  String serviceAccountKey() { return pem("PRIVATE KEY", account.getPrivate().getEncoded()); }
  String certificate() { return pem("CERTIFICATE", certificate); }

  /** What Firebase says of somebody who signed in ten seconds ago, by the system's clock. */
  public JsonObject claims(String uid) {
    long now = System.currentTimeMillis() / 1_000;
    return new JsonObject().put("iss", "https://securetoken.google.com/" + FirebaseStandIn.PROJECT).put("aud", FirebaseStandIn.PROJECT)
        .put("sub", uid)
        .put("user_id", uid).put("iat", now - 10).put("exp", now + 3_600).put("auth_time", now - 10);
  }

  public String token(JsonObject claims) throws Exception { return signed(claims, key); }
  public String tokenOf(String uid) throws Exception { return token(claims(uid)); }
  /** Signed by nobody that Google knows. */
  public String forged(JsonObject claims) throws Exception { return signed(claims, stranger.getPrivate()); }

  private static String signed(JsonObject claims, PrivateKey key) throws Exception {
    String head = base64(new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", "key-1").encode()
        .getBytes(StandardCharsets.UTF_8));
    String body = head + "." + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(body.getBytes(StandardCharsets.UTF_8));
    return body + "." + base64(signature.sign());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String pem(String type, byte[] bytes) {
    return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
        .encodeToString(bytes) + "\n-----END " + type + "-----\n";
  }
}
