package doudi.plumbing;

/**
 * One thing that is wrong in what a caller sent.
 *
 * @param pointer JSON pointer into the body ({@code /attempt/tries}), or {@code /query/limit}, {@code /path/complaintId}, {@code
 * /header/If-Match}
 * @param detail what is wrong, in plain English, without repeating personal data
 */
public record Fault(String pointer, String detail) {}
