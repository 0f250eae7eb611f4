package doudi.voice;

import java.util.Optional;

/**
 * How many say that a published hotspot is theirs as well; never part of a count of complaints.
 *
 * @param people device accounts; empty while they are too few to be published
 * @param mine whether the caller is one of them
 */
public record MeToo(String hotspotId, Optional<Integer> people, boolean mine) {}
