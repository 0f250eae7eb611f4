package doudi;

import doudi.identity.FirebaseTokenVerifier;
import doudi.identity.TokenVerifier;
import doudi.plumbing.FirebaseConnection;
import doudi.plumbing.FirebaseConnection.FirebaseProject;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;

/** Firebase's share of the composition root: a connection for sign-ins and one for pushes, neither without a project. */
final class FirebaseParts {
  private static final int SIGN_IN_THREADS = 8;
  private static final int PUSH_THREADS = 16;

  final Optional<FirebaseConnection> signIns;
  final Optional<FirebaseConnection> pushes;

  private FirebaseParts(Optional<FirebaseConnection> signIns, Optional<FirebaseConnection> pushes) {
    this.signIns = signIns;
    this.pushes = pushes;
  }

  /** Fails when the file of credentials is not one. */
  static Future<FirebaseParts> open(Vertx vertx, Optional<FirebaseProject> project) {
    if (project.isEmpty()) return Future.succeededFuture(new FirebaseParts(Optional.empty(), Optional.empty()));
    return vertx.executeBlocking(() -> new FirebaseParts(Optional.of(FirebaseConnection.open(vertx, project.get(), SIGN_IN_THREADS)),
        Optional.of(FirebaseConnection.open(vertx, project.get(), PUSH_THREADS))));
  }

  /** Takes Firebase's tokens too, where there is a project. */
  TokenVerifier verifier(TokenVerifier local, Clock clock) {
    return signIns.<TokenVerifier>map(open -> new FirebaseTokenVerifier(local, open, clock)).orElse(local);
  }

  Future<Void> close() {
    signIns.ifPresent(FirebaseConnection::close);
    pushes.ifPresent(FirebaseConnection::close);
    return Future.succeededFuture();
  }
}
