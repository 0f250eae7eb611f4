package doudi.suggestion;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Things that are recognised by the words of their names: how alike each is to some other words. Never changes. */
public final class TermIndex {
  static final Analyzer ANALYZER = new SmartChineseAnalyzer(stopWords());
  private static final String NAMES = "names";
  /** A single letter like “站” or “证” says less than a word. */
  private static final float SINGLE = 0.4f;

  private final List<String> ids = new ArrayList<>();
  private final IndexSearcher searcher;

  /** @param texts by id, in any language */
  TermIndex(Map<String, ? extends Collection<String>> texts) {
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, new IndexWriterConfig(ANALYZER).setMergeScheduler(new SerialMergeScheduler()))) {
      for (var entry : new TreeMap<>(texts).entrySet()) {
        var document = new Document();
        entry.getValue().forEach(text -> document.add(new TextField(NAMES, text, Field.Store.NO)));
        writer.addDocument(document);
        ids.add(entry.getKey());
      }
      writer.forceMerge(1);
      writer.commit();
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException impossible) {
      throw new UncheckedIOException("an index in memory", impossible);
    }
  }

  /** By id, for those that share a term. */
  Map<String, Double> alike(Collection<String> terms) {
    var alike = new HashMap<String, Double>();
    try {
      if (ids.isEmpty() || terms.isEmpty()) return alike;
      for (ScoreDoc hit : searcher.search(anyOf(NAMES, terms), ids.size()).scoreDocs) alike.put(ids.get(hit.doc), (double) hit.score);
      return alike;
    } catch (IOException impossible) {
      throw new UncheckedIOException("an index in memory", impossible);
    }
  }

  static BooleanQuery anyOf(String field, Collection<String> terms) {
    var query = new BooleanQuery.Builder();
    terms.forEach(term -> query.add(new BoostQuery(new TermQuery(new Term(field, term)), term.length() == 1 ? SINGLE : 1),
        BooleanClause.Occur.SHOULD));
    return query.build();
  }

  /** The words of a text as they are looked up, each once, at most so many. Nothing in the text is syntax. */
  static Set<String> terms(String text, int most) {
    var terms = new LinkedHashSet<String>();
    read(text, stream -> {
      var term = stream.addAttribute(CharTermAttribute.class);
      while (terms.size() < most && stream.incrementToken()) terms.add(term.toString());
    });
    return terms;
  }

  /**
   * A word where it stands in a text.
   *
   * @param term as it is looked up: lower case, an English one without its ending
   * @param to behind its last letter
   */
  public record Word(String term, int from, int to) {}

  /** The words of a text in their order, without those that say nothing, at most so many. */
  public static List<Word> words(String text, int most) {
    var words = new ArrayList<Word>();
    read(text, stream -> {
      var term = stream.addAttribute(CharTermAttribute.class);
      var place = stream.addAttribute(OffsetAttribute.class);
      while (words.size() < most && stream.incrementToken()) words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
    });
    return words;
  }

  private interface Reading {
    void of(TokenStream stream) throws IOException;
  }

  private static void read(String text, Reading reading) {
    try (var stream = ANALYZER.tokenStream(NAMES, new StringReader(text))) {
      stream.reset();
      reading.of(stream);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory", impossible);
    }
  }

  private static CharArraySet stopWords() {
    try (var in = TermIndex.class.getResourceAsStream("/suggestion/stop-words.txt")) {
      var words = new CharArraySet(SmartChineseAnalyzer.getDefaultStopSet(), true);
      for (String word : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+")) words.add(word);
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("/suggestion/stop-words.txt", unreadable);
    }
  }
}
