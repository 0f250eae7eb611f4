package doudi.voice;

import java.time.Instant;

/**
 * How a resident would make a platform better.
 *
 * @param id sorts by time
 * @param serviceId null when it is about the platform as a whole
 * @param departmentId owner of the service, else of the platform, when it was sent
 */
public record Idea(String id, String platformId, String serviceId, String departmentId, String words, Instant sentAt) {}
