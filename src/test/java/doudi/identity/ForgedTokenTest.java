package doudi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import doudi.support.Reply;
import doudi.support.RunningApp;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token is either ours, whole and unchanged, or it opens nothing; not even what stands open to everyone. */
class ForgedTokenTest {
  private static RunningApp app;
  private static String header;
  private static JsonObject claims;
  private static String signature;

  @BeforeAll
  static void start() throws Exception {
    app = RunningApp.start();
    String password = app.allStaff().stream().filter(one -> one.getString("account").equals("clerk-luxi-1")).findFirst().orElseThrow()
        .getString("password");
    String[] parts = app.anonymous().post("/v1/sign-ins", new JsonObject().put("account", "clerk-luxi-1").put("password", password))
        .expect(200).text("token").split("\\.");
    header = parts[0];
    claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    signature = parts[2];
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void theTokenItselfIsGood() {
    app.bearer(String.join(".", header, text(claims), signature)).get("/v1/me").expect(200);
  }

  @Test
  void anotherSubjectRoleOrTimeBreaksTheSignature() {
    refused(header + "." + text(claims.copy().put("sub", "admin-city")) + "." + signature);
    refused(header + "." + text(claims.copy().put("use", "resident")) + "." + signature);
    refused(header + "." + text(claims.copy().put("exp", 4_000_000_000L)) + "." + signature);
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    for (String none : List.of("none", "None", "NONE", "")) {
      String unsigned = text(new JsonObject().put("typ", "JWT").put("alg", none)) + "." + text(claims.copy().put("sub", "admin-city"))
          + ".";
      refused(unsigned);
      refused(unsigned + signature);
      refused(unsigned.substring(0, unsigned.length() - 1));
    }
    refused(header + "." + text(claims) + ".");
  }

  @Test
  void aTokenSignedWithAnotherKeyIsRefused() {
    for (byte[] key : new byte[][] {new byte[32], "secret".getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8)}) {
      String signed = header + "." + text(claims);
      refused(signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hmac(key, signed)));
    }
  }

  @Test
  void anotherAlgorithmOrKeyNameIsRefused() {
    for (String alg : List.of("HS384", "HS512", "RS256", "ES256", "PS256", "x")) {
      refused(text(new JsonObject().put("typ", "JWT").put("alg", alg)) + "." + text(claims) + "." + signature);
    }
    refused(text(new JsonObject().put("typ", "JWT").put("alg", "HS256").put("kid", "../../dev/null")) + "." + text(claims) + "."
        + signature);
    refused(text(new JsonObject().put("typ", "JWT").put("alg", "HS256").put("jwk", new JsonObject().put("kty", "oct").put("k", ""))) + "."
        + text(claims) + "." + signature);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String garbage : List.of("", ".", "..", "...", "a.b.c", "null", "Bearer x", header, header + "." + text(claims), "=".repeat(4000),
        header + "." + text(new JsonObject()) + "." + signature, header + ".bnVsbA." + signature)) refused(garbage);
  }

  @Test
  void anApiKeyThatNobodyIssuedIsRefused() {
    for (String key : List.of("", "dk_", "dk_" + "A".repeat(43), "null", "$ne")) {
      assertThat(app.anonymous().with("Api-Key", key).get("/v1/hotspots").problem()).isEqualTo("invalid-token");
    }
  }

  @Test
  void aClaimCodeThatFitsNothingOpensNothing() {
    for (String code : List.of("", "AAAA-AAAA-AAAA", "0000-1111-OOOO", "a".repeat(5000), "{\"$gt\":\"\"}")) {
      assertThat(app.anonymous().with("Claim-Code", code).get("/v1/complaints").expect(200).items()).isEmpty();
    }
  }

  private static void refused(String token) {
    for (String path : List.of("/v1/me", "/v1/services", "/v1/complaints")) {
      Reply reply = app.bearer(token).get(path);
      assertThat(reply.status() + " " + reply.problem()).as(token).isEqualTo("401 invalid-token");
    }
  }

  private static String text(JsonObject part) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(part.encode().getBytes(StandardCharsets.UTF_8));
  }
}
