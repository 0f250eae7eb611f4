package doudi.notice;

import com.google.firebase.ErrorCode;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.SendResponse;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushNotification;
import doudi.plumbing.FirebaseConnection;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Firebase Cloud Messaging. What goes out is the push's text, its topic, and the id of the complaint; what nobody takes within a day is
 * void.
 */
public final class FirebaseNoticeSender implements NoticeSender {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MOST_AT_ONCE = 500;

  private final FirebaseConnection connection;
  private final FirebaseMessaging messaging;

  public FirebaseNoticeSender(FirebaseConnection connection) {
    this.connection = connection;
    this.messaging = FirebaseMessaging.getInstance(connection.app());
  }

  @Override
  public boolean pushes() {
    return true;
  }

  @Override
  public Future<List<PushReply>> send(List<Push> pushes) {
    if (pushes.isEmpty()) return Future.succeededFuture(List.of());
    List<Push> first = pushes.subList(0, Math.min(MOST_AT_ONCE, pushes.size()));
    List<Push> rest = pushes.subList(first.size(), pushes.size());
    return together(first).compose(replies -> rest.isEmpty() ? Future.succeededFuture(replies)
        : send(rest).map(more -> Stream.concat(replies.stream(), more.stream()).toList()));
  }

  private Future<List<PushReply>> together(List<Push> pushes) {
    return connection.future(messaging.sendEachAsync(pushes.stream().map(FirebaseNoticeSender::message).toList()))
        .map(batch -> batch.getResponses().stream().map(FirebaseNoticeSender::reply).toList())
        .otherwise(failure -> Collections.nCopies(pushes.size(), PushReply.of(PushReply.Fate.LATER, reason(failure))));
  }

  /** By registration token, which is what apps hold; the SDK would rather be given installation ids, and calls the token deprecated. */
  @SuppressWarnings("deprecation")
  private static Message message(Push push) {
    var message = Message.builder().setToken(push.token())
        .setNotification(Notification.builder().setTitle(push.title()).setBody(push.body()).build())
        .setAndroidConfig(AndroidConfig.builder().setTtl(LIFE.toMillis()).setCollapseKey(push.topic())
            .setPriority(push.urgent() ? AndroidConfig.Priority.HIGH : AndroidConfig.Priority.NORMAL)
            .setNotification(AndroidNotification.builder().setTag(push.topic()).build()).build())
        .setApnsConfig(ApnsConfig.builder().putHeader("apns-collapse-id", push.topic())
            .putHeader("apns-priority", push.urgent() ? "10" : "5").setAps(Aps.builder().setThreadId(push.topic()).build()).build())
        .setWebpushConfig(WebpushConfig.builder().putHeader("TTL", Long.toString(LIFE.toSeconds()))
            .putHeader("Urgency", push.urgent() ? "high" : "normal")
            .setNotification(WebpushNotification.builder().setTag(push.topic()).build()).build());
    if (push.complaintId() != null) message.putData("complaintId", push.complaintId());
    return message.build();
  }

  private static PushReply reply(SendResponse response) {
    return response.isSuccessful() ? PushReply.of(PushReply.Fate.SENT, "sent") : reply(response.getException());
  }

  private static PushReply reply(FirebaseMessagingException failure) {
    MessagingErrorCode code = failure.getMessagingErrorCode();
    if (code == MessagingErrorCode.UNREGISTERED) return PushReply.of(PushReply.Fate.GONE, "unregistered");
    if (code == MessagingErrorCode.INVALID_ARGUMENT || failure.getErrorCode() == ErrorCode.INVALID_ARGUMENT) return invalid(failure);
    if (code == MessagingErrorCode.SENDER_ID_MISMATCH) return PushReply.of(PushReply.Fate.REFUSED, "sender_id_mismatch");
    return new PushReply(PushReply.Fate.LATER, reason(failure), notBefore(failure.getHttpResponse()));
  }

  /** A wrong token and a wrong message have the same code; only what is said about the token makes it the token's fault. */
  private static PushReply invalid(FirebaseMessagingException failure) {
    String said = failure.getHttpResponse() == null ? "" : failure.getMessage() + failure.getHttpResponse().getContent();
    boolean token = said.contains("message.token") || said.contains("registration token");
    return PushReply.of(token ? PushReply.Fate.GONE : PushReply.Fate.REFUSED, token ? "invalid_token" : "invalid_argument");
  }

  private static String reason(Throwable failure) {
    if (!(failure instanceof FirebaseMessagingException known)) return "broken";
    Enum<?> code = known.getMessagingErrorCode() == null ? known.getErrorCode() : known.getMessagingErrorCode();
    return code.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Duration> notBefore(IncomingHttpResponse response) {
    if (response == null) return Optional.empty();
    Object header = response.getHeaders().get("retry-after");
    String text = String.valueOf(header instanceof List<?> several && !several.isEmpty() ? several.get(0) : header);
    return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
  }
}
