package dev.linkwright.prospect.relevance;

import java.io.IOException;
import java.nio.file.Path;

/** Prints how good the order of our relevance is on labelled texts: a CSV or TSV file with columns site, text, category. */
final class MeasureRelevance {

    private MeasureRelevance() {
    }

    public static void main(String[] args) throws IOException {
        LabelledTexts texts = LabelledTexts.read(Path.of(args.length > 0 ? args[0] : "src/test/resources/relevance/sixty-sites.tsv"));
        System.out.printf("%,d texts in %d categories%n", texts.all().size(), texts.categories().size());
        System.out.println("random               " + OrderQuality.ofRandom(texts));
        System.out.println("term frequency cosine " + OrderQuality.ofCosine(texts));
        System.out.println("our relevance        " + OrderQuality.ofOurs(texts));
    }
}
