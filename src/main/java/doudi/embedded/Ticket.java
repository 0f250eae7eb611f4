package doudi.embedded;

/**
 * What a reply must wait for: everything a command wrote or can have seen.
 *
 * @param epoch    number of times changes had to be taken back when the command ran
 * @param position number of changes made until then
 */
record Ticket(long epoch, long position) {}
