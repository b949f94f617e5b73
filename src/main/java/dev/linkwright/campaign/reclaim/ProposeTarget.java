package dev.linkwright.campaign.reclaim;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Mention;
import dev.linkwright.link.reclaim.OwnPage;
import dev.linkwright.prospect.relevance.FitOfAssets;
import dev.linkwright.prospect.relevance.FitOfAssets.Fit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The page of ours a link should lead to, and why: what a person chose, what was agreed, the asset that fits the words best, the home page. */
@ApplicationScoped
public class ProposeTarget {

    private final FitOfAssets fits;

    ProposeTarget(FitOfAssets fits) {
        this.fits = fits;
    }

    /** @param why a sentence without its full stop, such as "fits the asset State of Remote Hiring: remote, hiring" */
    public record Proposal(String url, String why) {
    }

    public Proposal of(Mention mention) {
        Optional<String> chosen = mention.proposedTarget();
        if (chosen.isPresent()) {
            return new Proposal(chosen.get(), "chosen by hand");
        }
        Optional<String> agreed = mention.backlink().map(Backlink::targetUrl);
        return agreed.map(url -> new Proposal(url, "the page that was agreed"))
                .orElseGet(() -> ofText(mention.brand(), words(mention)));
    }

    /** Where visitors of a page of ours that is gone are best led to. */
    public Proposal insteadOf(OwnPage page) {
        String path = page.url().replaceFirst("^https?://[^/]*", "").replaceAll("[^\\p{L}\\p{N}]+", " ");
        return best(page.brand(), path).filter(fit -> !fit.url().equals(page.url())).map(ProposeTarget::proposal).orElseGet(() -> home(page.brand(), "no other asset shares a word with its address"));
    }

    /** All assets, best first, for a person to choose from. */
    public List<Fit> choices(Mention mention) {
        return fits.of(mention.brand(), words(mention));
    }

    private Proposal ofText(Brand brand, String text) {
        return best(brand, text).map(ProposeTarget::proposal).orElseGet(() -> home(brand, "no asset shares a word with the sentence"));
    }

    private Optional<Fit> best(Brand brand, String text) {
        return fits.of(brand, text).stream().findFirst().filter(fit -> fit.points() > 0);
    }

    private static Proposal proposal(Fit fit) {
        return new Proposal(fit.url(), "fits the asset " + fit.title() + ": " + String.join(", ", fit.words()));
    }

    private static Proposal home(Brand brand, String why) {
        return new Proposal(brand.domains().stream().findFirst().map(domain -> "https://" + domain + "/").orElse(""), "your home page: " + why);
    }

    /** What is known of the page: the words around the name, and its address, which often says what it is about. */
    private static String words(Mention mention) {
        String path = mention.pageUrl().replaceFirst("^https?://[^/]*", "").replaceAll("[^\\p{L}\\p{N}]+", " ");
        return mention.words().left() + " . " + mention.words().right() + " . " + path;
    }
}
