import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** What Lucene finds: ArabicAnalyzer, BM25 (k1 1.2, b 0.75), any of the words. Lines of id, tab, text in; a TREC run out. */
public class LuceneArabic {
    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = new ArabicAnalyzer();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                String[] columns = line.split("\t", 2);
                Document document = new Document();
                document.add(new StringField("id", columns[0], Field.Store.YES));
                document.add(new TextField("text", columns[1], Field.Store.NO));
                writer.addDocument(document);
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            String[] columns = line.split("\t", 2);
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (String word : words(analyzer, columns[1])) {
                any.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
            }
            int rank = 0;
            for (ScoreDoc hit : searcher.search(any.build(), Integer.parseInt(arguments[2])).scoreDocs) {
                String id = searcher.storedFields().document(hit.doc).get("id");
                out.println(columns[0] + " Q0 " + id + " " + ++rank + " " + hit.score + " lucene-arabic");
            }
        }
        out.flush();
    }

    private static Set<String> words(Analyzer analyzer, String text) throws Exception {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            for (stream.reset(); stream.incrementToken(); ) {
                words.add(word.toString());
            }
            stream.end();
        }
        return words;
    }
}
