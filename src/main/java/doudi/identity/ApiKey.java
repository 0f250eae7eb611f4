package doudi.identity;

import java.time.Instant;

/** A machine's sign-in for one platform; the secret itself is shown once and never kept. */
public record ApiKey(String id, String name, String platformId, Instant createdAt) {}
