package doudi.hotspot;

/**
 * How many there were in a stretch of days, and to how much they were exposed; see {@link Exposure} for the unit.
 *
 * @param exposure 0 where the city has no counts yet
 */
public record Stretch(int count, double exposure) {}
