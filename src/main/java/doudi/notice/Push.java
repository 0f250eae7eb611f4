package doudi.notice;

/**
 * One push to one phone. Everything in it may stand on a lock screen.
 *
 * @param token names the phone
 * @param topic pushes with the same topic replace each other on the phone
 * @param complaintId where the app opens; null when the push stands for several
 */
public record Push(String token, String title, String body, String topic, String complaintId, boolean urgent) {}
