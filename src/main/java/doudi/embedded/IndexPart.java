package doudi.embedded;

/**
 * Entries of an index whose keys begin with the same values.
 *
 * @param prefix bytes of those values
 */
record IndexPart(int prefix, KeyWalk positions) {}
