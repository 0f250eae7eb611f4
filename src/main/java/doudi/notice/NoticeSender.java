package doudi.notice;

import io.vertx.core.Future;
import java.util.List;

/** What reaches phones, if anything does. */
public interface NoticeSender {
  /** Whether there is any use in sending. */
  boolean pushes();

  /** One reply for each push, in order. Never fails and never blocks. */
  Future<List<PushReply>> send(List<Push> pushes);
}
