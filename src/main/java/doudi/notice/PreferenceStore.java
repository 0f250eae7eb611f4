package doudi.notice;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import doudi.identity.Person;
import doudi.plumbing.Language;
import doudi.plumbing.MongoFutures;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How people want to be told; who never said anything has {@link NoticePreferences#DEFAULT}, in the language their phone asked in. */
public final class PreferenceStore {
  private static final String PERSON = "_id";
  private static final String CHOSEN = "language";
  private static final String HEARD = "heard";
  private static final String QUIET = "quietHours";
  private static final String MUTED = "muted";
  private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

  private final MongoFutures mongo;
  private final MongoCollection<Document> preferences;

  public PreferenceStore(MongoFutures mongo, MongoDatabase database) {
    this.mongo = mongo;
    this.preferences = database.getCollection("noticePreferences");
  }

  Future<NoticePreferences> of(Person person) {
    return of(List.of(person)).map(all -> all.getOrDefault(person, NoticePreferences.DEFAULT));
  }

  /** Of those who ever said something. */
  Future<Map<Person, NoticePreferences>> of(Collection<Person> people) {
    return mongo.all(preferences.find(in(PERSON, people.stream().map(Person::value).toList())).limit(people.size() + 1)).map(all -> {
      var found = new HashMap<Person, NoticePreferences>();
      all.forEach(one -> found.put(new Person(one.getString(PERSON)), preferences(one)));
      return found;
    });
  }

  /** The language in which somebody's phone asks; counts until they choose one. */
  Future<Void> hear(Person person, Language language) {
    return change(person, List.of(Updates.set(HEARD, language.tag()))).mapEmpty();
  }

  /** Changes what is given and leaves the rest. */
  Future<NoticePreferences> change(Person person, Optional<Language> language, Optional<Boolean> quietHours,
      Optional<Set<NoticeKind>> muted) {
    var changes = new ArrayList<Bson>();
    language.ifPresent(chosen -> changes.add(Updates.set(CHOSEN, chosen.tag())));
    quietHours.ifPresent(quiet -> changes.add(Updates.set(QUIET, quiet)));
    muted.ifPresent(kinds -> changes.add(Updates.set(MUTED, kinds.stream().map(NoticeKind::code).sorted().toList())));
    return changes.isEmpty() ? of(person) : change(person, changes);
  }

  private Future<NoticePreferences> change(Person person, List<Bson> changes) {
    return mongo.first(preferences.findOneAndUpdate(eq(PERSON, person.value()), Updates.combine(changes), AFTER))
        .map(found -> preferences(found.orElseThrow()));
  }

  private static NoticePreferences preferences(Document document) {
    String tag = Optional.ofNullable(document.getString(CHOSEN)).orElse(document.getString(HEARD));
    Set<NoticeKind> muted = document.getList(MUTED, String.class, List.of()).stream().map(NoticeKind::of).flatMap(Optional::stream)
        .collect(Collectors.toSet());
    return new NoticePreferences(Language.of(tag), document.getBoolean(QUIET, true), muted);
  }
}
