package doudi.window;

/** A point on the map, WGS 84, in degrees. */
public record Location(double latitude, double longitude) {
  public Location {
    if (!(Math.abs(latitude) <= 90)) throw new IllegalArgumentException("latitude " + latitude);
    if (!(Math.abs(longitude) <= 180)) throw new IllegalArgumentException("longitude " + longitude);
  }
}
