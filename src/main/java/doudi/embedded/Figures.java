package doudi.embedded;

/**
 * What the store has done since it was opened, and its size now.
 *
 * @param changes        documents written or deleted and acknowledged
 * @param commitMicros   from the first change of a batch until the batch was on disk, one value per batch
 * @param batchSize      changes per batch
 * @param syncMicros     the sync alone, one value per batch; zeros with {@code Durability.OS}
 * @param refusals       how often the disk refused a batch, whose changes were then taken back
 * @param refusing       whether writes are refused now
 * @param journalBytes   journals that have no snapshot yet
 * @param snapshotBytes  the newest snapshot
 * @param documents      documents stored, without the store's own catalogue
 * @param examined       documents looked at per query; its sum is the total
 */
public record Figures(long changes, Distribution commitMicros, Distribution batchSize, Distribution syncMicros, long refusals,
           boolean refusing, long journalBytes, long snapshotBytes, long documents, Distribution examined) {}
