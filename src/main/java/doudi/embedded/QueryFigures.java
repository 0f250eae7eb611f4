package doudi.embedded;

/**
 * What one query cost.
 *
 * @param filter   names of the filtered fields and operators, never values
 * @param index    name of the index that was walked, or empty when every document was looked at
 * @param examined documents that were looked at
 * @param returned documents that matched, after skip and limit
 */
public record QueryFigures(String filter, String index, long examined, long returned) {}
