package doudi.hotspot;

import doudi.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.Map;

/**
 * How much there was, day by day, that could fail. Without volumes the unit is a working day, and a day off counts as the city's complaints
 * of such days say; with volumes it is an attempt. Days before the first or behind the last count nothing.
 */
public final class Exposure {
  /** So many reported days make attempts the better measure. */
  static final int ENOUGH_REPORTED = 14;
  /** Weight of a day off before anything is known, and how many complaints that belief is worth. */
  private static final double USUAL_DAY_OFF = 0.5;
  private static final double BELIEF = 20;

  private final LocalDate first;
  private final double[] until;

  private Exposure(LocalDate first, double[] weights) {
    this.first = first;
    until = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) until[i + 1] = until[i] + weights[i];
  }

  /** @param counted complaints of the whole city by day */
  static Exposure ofDays(LocalDate first, LocalDate last, WorkCalendar calendar, Map<LocalDate, Integer> counted) {
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    var works = new boolean[days];
    double onDays = 0;
    double onCount = 0;
    double offCount = 0;
    for (int i = 0; i < days; i++) {
      LocalDate day = first.plusDays(i);
      works[i] = calendar.isWorkday(day);
      if (works[i]) onDays++;
      if (works[i]) onCount += counted.getOrDefault(day, 0);
      else offCount += counted.getOrDefault(day, 0);
    }
    double busy = onDays == 0 ? 0 : onCount / onDays;
    double dayOff = (offCount + BELIEF * USUAL_DAY_OFF) / ((days - onDays) * busy + BELIEF);
    var weights = new double[days];
    for (int i = 0; i < days; i++) weights[i] = works[i] ? 1 : dayOff;
    return new Exposure(first, weights);
  }

  /** The same days, each counting the attempts told of it; a day of which nothing was told counts what a day of its kind usually has. */
  Exposure withAttempts(Map<LocalDate, Integer> reported) {
    double told = 0;
    double weight = 0;
    for (var day : reported.entrySet()) {
      double ofItsKind = between(day.getKey(), day.getKey());
      if (ofItsKind == 0) continue;
      told += day.getValue();
      weight += ofItsKind;
    }
    double usual = weight == 0 ? 0 : told / weight;
    var weights = new double[until.length - 1];
    for (int i = 0; i < weights.length; i++) {
      Integer attempts = reported.get(first.plusDays(i));
      weights[i] = attempts == null ? usual * (until[i + 1] - until[i]) : attempts;
    }
    return new Exposure(first, weights);
  }

  /** Whether it is known from that day on. */
  boolean reaches(LocalDate day) {
    return !day.isBefore(first);
  }

  /** Of a stretch of days, both included. */
  public double between(LocalDate from, LocalDate to) {
    return Math.max(0, until(to.plusDays(1)) - until(from));
  }

  private double until(LocalDate day) {
    long at = day.toEpochDay() - first.toEpochDay();
    return until[(int) Math.max(0, Math.min(at, until.length - 1))];
  }
}
