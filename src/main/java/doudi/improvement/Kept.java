package doudi.improvement;

import java.time.Instant;
import java.util.Optional;

/** Something that is kept with every step it took and only ever grows; its state is what its steps say. */
interface Kept {
  String id();

  /** The hotspot or the platform it is about. */
  String about();

  Instant begunAt();

  /** How many steps it has; a save names the version it read. */
  int version();

  /** When time alone wants something of it; empty when never again. */
  default Optional<Instant> due() {
    return Optional.empty();
  }
}
