package doudi.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No field that decides an answer is left unread. */
class NeededFieldsTest {
  @Test
  void aGroupingNeedsWhatItLooksAt() {
    var group = new Document("_id", new Document("w", "$window").append("at", "$s.x"))
      .append("n", new Document("$sum", 1)).append("most", new Document("$max", List.of("$a", "$b.c")));
    assertThat(NeededFields.ofStages(List.of(new Document("$group", group)))).contains(Set.of("window", "s", "a", "b"));
  }

  @Test
  void aVariableOrAnotherStageMayNeedEverything() {
    var root = new Document("_id", null).append("all", new Document("$push", "$$ROOT"));
    assertThat(NeededFields.ofStages(List.of(new Document("$group", root)))).isEmpty();
    assertThat(NeededFields.ofStages(List.of(new Document("$project", new Document("a", 1))))).isEmpty();
    assertThat(NeededFields.ofStages(List.of())).isEmpty();
  }

  /** A large result is read one document at a time, and again when it is asked for again. */
  @Test
  void whatWasFoundIsReadWhenAskedFor() {
    var found = new FoundDocuments(List.of(BsonWriter.write(new Document("a", 1).append("b", 2))), Optional.of(Set.of("b")));
    assertThat(found.get(0)).isEqualTo(new Document("b", 2)).isNotSameAs(found.get(0));
  }
}
