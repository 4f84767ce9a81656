// Lucene for the comparison: builds an index from lines, or answers lines with lines. Driven by lucene.py.

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.*;
import org.apache.lucene.search.highlight.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

public class Asked {
    static final String[] FACETS = {"source", "month", "meeting", "participant"};
    static final Analyzer ANALYZER = new WhitespaceAnalyzer(4096);

    public static void main(String[] arguments) throws Exception {
        Directory directory = MMapDirectory.open(Paths.get(arguments[1]));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (arguments[0].equals("build")) build(directory, lines);
        else answer(directory, lines);
    }

    static void build(Directory directory, BufferedReader lines) throws IOException {
        IndexWriterConfig options = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(256);
        try (IndexWriter writer = new IndexWriter(directory, options)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] values = line.split("\t", -1);
                Document document = new Document();
                document.add(new StringField("id", values[0], Field.Store.YES));
                document.add(new TextField("words", values[1], Field.Store.YES));
                document.add(new StoredField("headline", values[2]));
                int day = Integer.parseInt(values[3]);
                document.add(new IntPoint("day", day));
                document.add(new NumericDocValuesField("day", day));
                document.add(new StringField("source", values[4], Field.Store.NO));
                for (int place = 0; place < FACETS.length; place++)
                    for (String value : values[4 + place].split(","))
                        document.add(new SortedSetDocValuesField(FACETS[place], new BytesRef(value)));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    static void answer(Directory directory, BufferedReader lines) throws Exception {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setQueryCache(null);
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        out.println("ready");
        out.flush();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] asked = line.split("\t", -1);
            out.println(asked[0].equals("similar") ? similar(searcher, asked[1]) : found(searcher, asked));
            out.flush();
        }
    }

    // asked: kind, words, first day, last day, source, facets?, snippets?, newest?, start, stop
    static String found(IndexSearcher searcher, String[] asked) throws Exception {
        Query words = words(asked[0], asked[1].split(" "));
        Query query = narrowed(words, asked);
        int start = Integer.parseInt(asked[8]), stop = Integer.parseInt(asked[9]);
        TopDocsCollector<?> best = asked[7].equals("1")
            ? TopFieldCollector.create(new Sort(new SortField("day", SortField.Type.INT, true)), stop, Integer.MAX_VALUE)
            : TopScoreDocCollector.create(stop, Integer.MAX_VALUE);
        Counts counts = asked[5].equals("1") ? new Counts() : null;
        searcher.search(query, counts == null ? best : MultiCollector.wrap(best, counts));
        StringJoiner ids = new StringJoiner(","), snippets = new StringJoiner("\u0001");
        Highlighter highlighter = null;
        if (asked[6].equals("1")) {
            highlighter = new Highlighter(new SimpleHTMLFormatter("<mark>", "</mark>"), new QueryScorer(words, "words"));
            highlighter.setTextFragmenter(new SimpleFragmenter(100));
        }
        ScoreDoc[] page = best.topDocs(start, stop - start).scoreDocs;
        for (ScoreDoc hit : page) {
            Document document = searcher.doc(hit.doc);
            ids.add(document.get("id"));
            document.get("headline");
            if (highlighter != null) {
                String[] parts = highlighter.getBestFragments(ANALYZER, "words", document.get("words"), 2);
                snippets.add(String.join("…", parts));
            }
        }
        String facets = counts == null ? "" : counts.told();
        return best.getTotalHits() + "\t" + ids + "\t" + facets + "\t" + snippets;
    }

    static Query words(String kind, String[] words) {
        if (kind.equals("phrase")) return new PhraseQuery("words", words);
        if (words.length == 1 && !kind.equals("prefix")) return new TermQuery(new Term("words", words[0]));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) {
            Term term = new Term("words", word);
            Query part = kind.equals("prefix") ? new PrefixQuery(term) : new TermQuery(term);
            query.add(part, kind.equals("all") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    static Query narrowed(Query words, String[] asked) {
        if (asked[2].isEmpty() && asked[4].isEmpty()) return words;
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST);
        if (!asked[2].isEmpty()) {
            Query days = IntPoint.newRangeQuery("day", Integer.parseInt(asked[2]), Integer.parseInt(asked[3]));
            query.add(days, BooleanClause.Occur.FILTER);
        }
        if (!asked[4].isEmpty())
            query.add(new TermQuery(new Term("source", asked[4])), BooleanClause.Occur.FILTER);
        return query.build();
    }

    static String similar(IndexSearcher searcher, String id) throws IOException {
        MoreLikeThis alike = new MoreLikeThis(searcher.getIndexReader());
        alike.setAnalyzer(ANALYZER);
        alike.setFieldNames(new String[] {"words"});
        alike.setMinTermFreq(1);
        alike.setMinDocFreq(2);
        alike.setMaxQueryTerms(30);
        int itself = searcher.search(new TermQuery(new Term("id", id)), 1).scoreDocs[0].doc;
        StringJoiner ids = new StringJoiner(",");
        for (ScoreDoc hit : searcher.search(alike.like(itself), 6).scoreDocs) ids.add(searcher.doc(hit.doc).get("id"));
        return "\t" + ids + "\t\t";
    }

    // How many of the documents that are found have each value; one segment, so ordinals hold everywhere.
    static class Counts extends SimpleCollector {
        final SortedSetDocValues[] values = new SortedSetDocValues[FACETS.length];
        final int[][] counts = new int[FACETS.length][];

        @Override protected void doSetNextReader(LeafReaderContext context) throws IOException {
            for (int place = 0; place < FACETS.length; place++) {
                values[place] = DocValues.getSortedSet(context.reader(), FACETS[place]);
                counts[place] = new int[(int) values[place].getValueCount()];
            }
        }

        @Override public void collect(int document) throws IOException {
            for (int place = 0; place < FACETS.length; place++) {
                SortedSetDocValues field = values[place];
                if (!field.advanceExact(document)) continue;
                long ordinal;
                while ((ordinal = field.nextOrd()) != SortedSetDocValues.NO_MORE_ORDS) counts[place][(int) ordinal]++;
            }
        }

        @Override public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        String told() throws IOException {
            StringJoiner fields = new StringJoiner(";");
            for (int place = 0; place < FACETS.length; place++) {
                StringJoiner field = new StringJoiner("|");
                field.add(FACETS[place]);
                for (int ordinal = 0; counts[place] != null && ordinal < counts[place].length; ordinal++)
                    if (counts[place][ordinal] > 0)
                        field.add(values[place].lookupOrd(ordinal).utf8ToString() + "=" + counts[place][ordinal]);
                fields.add(field.toString());
            }
            return fields.toString();
        }
    }
}
