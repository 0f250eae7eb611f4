package doudi.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Argon2id, off the event loop. What people think up is hashed at OWASP's minimum (19 MiB, 2 passes, 1 lane); what this program drew at
 * random cannot be guessed at any speed, and is hashed lightly so that a demo with dozens of accounts starts at once.
 */
public final class LocalPasswords {
  private static final Argon2Function ARGON = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final Argon2Function LIGHT = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID);
  /** Hash of nothing anyone knows: checked when the account does not exist, so that both answers take the same time. */
  private static final String NOBODY = Password.hash("nobody").addRandomSalt(16).with(ARGON).getResult();

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int DRAWN_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vertx vertx;

  public LocalPasswords(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A password at random, of letters that are not taken for one another. */
  static String draw() {
    return RANDOM.ints(DRAWN_LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).map(String::valueOf).collect(Collectors.joining());
  }

  /** @param drawn whether the password was drawn at random, 75 bits or more */
  Future<String> hash(String password, boolean drawn) {
    return vertx.executeBlocking(() -> Password.hash(password).addRandomSalt(16).with(drawn ? LIGHT : ARGON).getResult(), false);
  }

  /** @param hash null when there is no such account: false, after the usual time */
  Future<Boolean> matches(String password, String hash) {
    String known = hash == null ? NOBODY : hash;
    return vertx.executeBlocking(() -> Password.check(password, known)
        .with(Argon2Function.getInstanceFromHash(known)) && hash != null, false);
  }
}
