package doudi.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * The first stages of a pipeline that are a plain query, each of them optional: $match, $sort, $skip, $limit.
 *
 * @param length how many stages they are
 */
record LeadingStages(Document filter, Document orderBy, int skip, int limit, int length) {
  static LeadingStages of(List<Document> stages) {
    int length = 0;
    Document filter = (Document) operand(stages, length, "$match");
    length += filter == null ? 0 : 1;
    Document orderBy = (Document) operand(stages, length, "$sort");
    length += orderBy == null ? 0 : 1;
    Number skip = (Number) operand(stages, length, "$skip");
    length += skip == null ? 0 : 1;
    Number limit = (Number) operand(stages, length, "$limit");
    length += limit == null ? 0 : 1;
    return new LeadingStages(filter == null ? new Document() : filter, orderBy, number(skip), number(limit), length);
  }

  private static int number(Number operand) {
    return operand == null ? 0 : operand.intValue();
  }

  private static Object operand(List<Document> stages, int position, String stage) {
    return position < stages.size() ? stages.get(position).get(stage) : null;
  }
}
