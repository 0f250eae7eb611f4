package doudi.plumbing;

import com.google.api.client.http.HttpTransport;
import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.ThreadManager;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * A Firebase project as the SDK sees it, with threads of its own: the SDK waits on the network, and never on an event loop. One
 * connection for each purpose, so that a purpose that hangs does not hold up another.
 */
public final class FirebaseConnection {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;

  private final Vertx vertx;
  private final FirebaseApp app;

  private FirebaseConnection(Vertx vertx, FirebaseApp app) {
    this.vertx = vertx;
    this.app = app;
  }

  /** Where and as whom to connect. */
  public static final class FirebaseProject {
    private final String id;
    private final Path credentials;
    private final Optional<HttpTransport> transport;

    /** @param credentials file of a service account */
    public FirebaseProject(String id, Path credentials) {
      this(id, credentials, Optional.empty());
    }

    /** @param transport in place of the SDK's own */
    public FirebaseProject(String id, Path credentials, Optional<HttpTransport> transport) {
      this.id = id;
      this.credentials = credentials;
      this.transport = transport;
    }
  }

  /**
   * Reads the credentials; nothing is sent yet.
   *
   * @param threads how many calls may wait at the same time
   * @throws IOException when the file cannot be read or is no service account
   */
  public static FirebaseConnection open(Vertx vertx, FirebaseProject project, int threads) throws IOException {
    try (InputStream file = Files.newInputStream(project.credentials)) {
      var options = FirebaseOptions.builder().setProjectId(project.id).setConnectTimeout(CONNECT_MILLIS).setReadTimeout(READ_MILLIS)
          .setThreadManager(new Threads(threads));
      if (project.transport.isPresent()) {
        HttpTransport given = project.transport.get();
        options.setHttpTransport(given).setCredentials(ServiceAccountCredentials.fromStream(file, () -> given));
      } else {
        options.setCredentials(ServiceAccountCredentials.fromStream(file));
      }
      return new FirebaseConnection(vertx, FirebaseApp.initializeApp(options.build(), UUID.randomUUID().toString()));
    }
  }

  public FirebaseApp app() {
    return app;
  }

  /** The SDK's answer, on the caller's Vert.x context. */
  public <T> Future<T> future(ApiFuture<T> answer) {
    var context = vertx.getOrCreateContext();
    var result = new CompletableFuture<T>();
    ApiFutures.addCallback(answer, new ApiFutureCallback<T>() {
      @Override public void onSuccess(T value) { result.complete(value); }
      @Override public void onFailure(Throwable failure) { result.completeExceptionally(failure); }
    }, MoreExecutors.directExecutor());
    return Future.fromCompletionStage(result, context);
  }

  public void close() {
    app.delete();
  }

  private static final class Threads extends ThreadManager {
    private final int most;

    private Threads(int most) {
      this.most = most;
    }

    @Override
    protected ExecutorService getExecutor(FirebaseApp app) {
      return Executors.newFixedThreadPool(most, getThreadFactory());
    }

    @Override
    protected void releaseExecutor(FirebaseApp app, ExecutorService executor) {
      executor.shutdownNow();
    }

    @Override
    protected ThreadFactory getThreadFactory() {
      return work -> {
        var thread = new Thread(work, "firebase");
        thread.setDaemon(true);
        return thread;
      };
    }
  }
}
