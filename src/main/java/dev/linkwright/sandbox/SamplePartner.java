package dev.linkwright.sandbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A made-up site of the sandbox: who answers there, and what its one page does with the brand. */
@Entity
@Table(name = "sandbox_partner")
public class SamplePartner {

    @Id
    private String domain;
    private String title;
    private String category;
    private String path;
    private String pageTitle;
    private String intro;
    private String contactName;
    private String contactRole;
    private String contactAddress;
    @Enumerated(EnumType.STRING)
    @Column(name = "page_state")
    private PageState state;
    private String targetUrl;
    private String anchor;
    private Instant changedAt;

    protected SamplePartner() {
    }

    SamplePartner(SampleSite site, String targetUrl, String anchor) {
        this.domain = site.domain();
        this.title = site.title();
        this.category = site.category();
        this.path = site.path();
        this.pageTitle = site.page();
        this.intro = site.intro();
        this.contactName = site.contact();
        this.contactRole = site.role();
        this.contactAddress = site.address().orElse(null);
        this.state = PageState.PLAIN;
        this.targetUrl = targetUrl;
        this.anchor = anchor;
    }

    /** Changes what the page does with the brand, as the partner would in an editor. */
    void edit(PageState state, String targetUrl, String anchor, Instant now) {
        this.state = state;
        if (state.links()) {
            this.targetUrl = webAddress(targetUrl);
            this.anchor = Rules.text("anchor", anchor, 200);
        }
        this.changedAt = now;
    }

    private static String webAddress(String text) {
        String address = Rules.text("targetUrl", text, 500);
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw new dev.linkwright.shared.RuleViolation("targetUrl", "A link goes to a whole web address, such as http://fernhill-sample.example/.");
    }

    public String domain() {
        return domain;
    }

    public String title() {
        return title;
    }

    public String category() {
        return category;
    }

    public String path() {
        return path;
    }

    public String pageTitle() {
        return pageTitle;
    }

    public String intro() {
        return intro;
    }

    /** Who answers; sites without a known contact answer through their editors. */
    public String contactName() {
        return contactName == null || contactName.isBlank() ? "The editors" : contactName;
    }

    public String contactRole() {
        return contactRole;
    }

    public Optional<String> contactAddress() {
        return Optional.ofNullable(contactAddress);
    }

    public PageState state() {
        return state;
    }

    public String targetUrl() {
        return targetUrl;
    }

    public String anchor() {
        return anchor;
    }

    /** When the page was edited last; empty for a page that is as it was made. */
    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    public String pageUrl() {
        return "http://" + domain + path;
    }
}
