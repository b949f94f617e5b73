package dev.linkwright.prospect.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Sixty sites of six subjects, written by hand, some in words that hold neither word of their category: the order our relevance gives them. */
class OrderIsBetterThanCountingWordsTest {

    @Test
    void sitesOfASubjectComeFirst() throws IOException {
        LabelledTexts texts = LabelledTexts.read(Path.of("src/test/resources/relevance/sixty-sites.tsv"));
        assertThat(texts.all()).hasSize(60);
        assertThat(texts.categories()).hasSize(6);
        OrderQuality ours = OrderQuality.ofOurs(texts);
        OrderQuality cosine = OrderQuality.ofCosine(texts);
        OrderQuality random = OrderQuality.ofRandom(texts);
        System.out.println("ours: " + ours + "; cosine: " + cosine + "; random: " + random);
        assertThat(ours.ndcg()).isGreaterThan(0.5).isGreaterThan(cosine.ndcg() + 0.1).isGreaterThan(random.ndcg() + 0.3);
        assertThat(ours.precision()).isGreaterThan(0.4).isGreaterThan(cosine.precision() + 0.1).isGreaterThan(random.precision() + 0.2);
    }
}
