package doudi.notice;

/** What pushes report of themselves, so that silence is noticed. */
public interface PushFigures {
  /** One phone, one try. */
  void tried(Delivery.State state, String reason);

  /** @param seconds how long the one that waits longest is overdue; 0 when none is */
  void waiting(long seconds);
}
