package doudi.bench;

import java.util.Map;

/**
 * One measurement.
 *
 * @param perSecond 2xx answers that arrived within the measured time
 * @param p50Micros median time of the requests sent within the measured time that got a 2xx answer, 0 when there was none
 * @param errors what went wrong → how often, warm-up included
 * @param opened connections opened for it
 */
record Round(double perSecond, long p50Micros, long p99Micros, Map<String, Integer> errors, int opened) {
  Round {
    errors = Map.copyOf(errors);
  }
}
