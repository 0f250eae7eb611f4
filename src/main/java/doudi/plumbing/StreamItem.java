package doudi.plumbing;

import java.time.Instant;

/**
 * One thing that a topic told, at its place in the topic's order. Places are whole numbers without a hole; a place that was given out and
 * never used holds a {@link #isBlank blank}.
 *
 * @param place from 1
 * @param key what makes it the same thing when it is told again, such as an event's id; never seen by readers
 * @param event the name under which readers hear it; null for a blank
 * @param data JSON text; null for a blank
 * @param at when it was written down, by the clock of the node that did
 */
public record StreamItem(String topic, long place, String key, String event, String data, Instant at) {
  /** Something to be told on a topic. */
  public record News(String key, String event, String data) {}

  static StreamItem blank(String topic, long place, Instant at) {
    return new StreamItem(topic, place, "blank " + place, null, null, at);
  }

  public boolean isBlank() {
    return event == null;
  }
}
