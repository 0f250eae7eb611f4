package doudi.complaint;

import java.time.Instant;

/**
 * The five grades of 好差评, apart from the confirmation.
 *
 * @param grade of the window, 1 to 5
 * @param platformGrade of the platform, 1 to 5; null when not given
 */
public record Rating(int grade, Integer platformGrade, String words, Instant at) {}
