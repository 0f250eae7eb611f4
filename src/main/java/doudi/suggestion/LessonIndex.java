package doudi.suggestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The newest lessons by the words they are about, in memory. The words themselves are not kept, only which lessons hold which word.
 */
final class LessonIndex {
  private static final String ID = "id";
  private static final String WORDS = "words";
  private static final String SETTLED = "settled";
  private static final String TAUGHT = "taught";
  private static final String BETWEEN = "\n";
  /** Terms that are looked up, so that long words cost no more than short ones. */
  private static final int ASKED = 24;
  /** Terms that no lesson has say that the words are about something new; so many of them are enough. */
  private static final int NEW = 8;
  private static final int NEAREST = 40;
  /** With few lessons every term is rare. */
  private static final int FEW = 1_000;
  private static final SortField OLDEST = LongField.newSortField(SETTLED, false, SortedNumericSelector.Type.MIN);
  private static final FieldType LOOKED_UP = new FieldType();

  static {
    LOOKED_UP.setIndexOptions(IndexOptions.DOCS);
    LOOKED_UP.setOmitNorms(true);
    LOOKED_UP.setTokenized(true);
    LOOKED_UP.freeze();
  }

  private final int most;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** @param most how many lessons are kept; of more the oldest are forgotten */
  LessonIndex(int most) {
    this.most = most;
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(),
          new IndexWriterConfig(TermIndex.ANALYZER).setMergeScheduler(new SerialMergeScheduler()));
      searchers = new SearcherManager(writer, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Learning the same complaint again replaces what was learned of it. */
  synchronized void learn(Collection<Lesson> lessons) {
    try {
      for (Lesson lesson : lessons) writer.updateDocument(new Term(ID, lesson.complaintId()), document(lesson));
      forgetOldest(size() - most);
      searchers.maybeRefreshBlocking();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Document document(Lesson lesson) {
    var document = new Document();
    document.add(new StringField(ID, lesson.complaintId(), Field.Store.NO));
    document.add(new Field(WORDS, lesson.words(), LOOKED_UP));
    document.add(new LongField(SETTLED, lesson.settledAt().toEpochMilli(), Field.Store.NO));
    document.add(new BinaryDocValuesField(TAUGHT, new BytesRef(text(lesson.taught()))));
    return document;
  }

  private void forgetOldest(int over) throws IOException {
    if (over <= 0) return;
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      var oldest = searcher.search(new MatchAllDocsQuery(), over, new Sort(OLDEST)).scoreDocs;
      long last = (Long) ((FieldDoc) oldest[oldest.length - 1]).fields[0];
      writer.deleteDocuments(LongPoint.newRangeQuery(SETTLED, Long.MIN_VALUE, last));
    } finally {
      searchers.release(searcher);
    }
  }

  int size() {
    return writer.getDocStats().numDocs;
  }

  /** The lessons most alike, the most alike first. */
  List<Near> nearest(Collection<String> terms) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return nearest(searcher, terms);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<Near> nearest(IndexSearcher searcher, Collection<String> terms) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    Map<String, Integer> used = new LinkedHashMap<>();
    for (String term : terms) used.put(term, reader.docFreq(new Term(WORDS, term)));
    int all = Math.max(FEW, reader.numDocs());
    double perfect = weight(0, all) * Math.min(NEW, used.values().stream().filter(count -> count == 0).count());
    var query = new BooleanQuery.Builder();
    for (String term : rarest(used)) {
      double weight = weight(used.get(term), all);
      perfect += weight;
      query.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(WORDS, term))), (float) weight), Occur.SHOULD);
    }
    var near = new ArrayList<Near>();
    for (ScoreDoc hit : searcher.search(query.build(), NEAREST).scoreDocs) {
      near.add(new Near(taught(reader, hit.doc), Math.min(1, hit.score / perfect)));
    }
    return near;
  }

  private static List<String> rarest(Map<String, Integer> used) {
    return used.entrySet().stream().filter(one -> one.getValue() > 0).sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .limit(ASKED).map(Map.Entry::getKey).toList();
  }

  private static double weight(int used, int all) {
    return Math.log(1 + (all - used + 0.5) / (used + 0.5));
  }

  private static String text(Taught taught) {
    return String.join(BETWEEN, taught.person(), orEmpty(taught.serviceId()), orEmpty(taught.platformId()), taught.cause(),
        taught.windowId(), Boolean.toString(taught.transferred()));
  }

  private static Taught taught(IndexReader reader, int document) throws IOException {
    var leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    var values = DocValues.getBinary(leaf.reader(), TAUGHT);
    values.advanceExact(document - leaf.docBase);
    String[] of = values.binaryValue().utf8ToString().split(BETWEEN, -1);
    return new Taught(of[0], orNull(of[1]), orNull(of[2]), of[3], of[4], Boolean.parseBoolean(of[5]));
  }

  private static String orEmpty(String id) {
    return id == null ? "" : id;
  }

  private static String orNull(String id) {
    return id.isEmpty() ? null : id;
  }
}
