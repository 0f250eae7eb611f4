package doudi.complaint;

import java.time.Instant;

/**
 * That the resident showed what the app showed.
 *
 * @param digest SHA-256 of the stored picture, in hexadecimal digits
 */
public record Photo(String digest, Instant addedAt) {}
