package doudi.hotspot;

/**
 * How far above its usual number a bucket stands, in the stretch of days in which that is surest.
 *
 * @param days length of the stretch; it ends with the period
 * @param complaints of the stretch
 * @param usual how many there would be at the usual rate
 * @param ratio of the two, drawn towards 1 where numbers are small
 */
public record Surge(int days, int complaints, double usual, Estimate ratio) {}
