package dev.linkwright.link;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Placement;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.shared.CopyText;
import dev.linkwright.shared.Gzip;

/** One visit to a page, for a link or for a mention: what came back, what was seen, and the proof. Never changed afterwards. */
@Entity
public class LinkCheck {

    private static final List<String> HEADERS_THAT_MATTER = List.of("content-type", "x-robots-tag", "link", "last-modified", "etag", "server");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long backlinkId;
    private Long mentionId;
    private Instant at;
    @Enumerated(EnumType.STRING)
    private Observation observation;
    private String reason;
    private int status;
    private String finalUrl;
    private List<String> redirects = List.of();
    private List<String> headers = List.of();
    private List<String> qualifiers = List.of();
    private String anchor;
    @Enumerated(EnumType.STRING)
    private AnchorKind anchorKind;
    @Enumerated(EnumType.STRING)
    private Placement placement;
    private int occurrences;
    private int outboundLinks;
    private int position;
    private int linksOnPage;
    private List<String> neighbours = List.of();
    private List<String> targetRedirects = List.of();
    private boolean unchanged;
    private String linkUrl;
    private String linkHtml;
    private String wordsLeft;
    private String words;
    private String wordsRight;
    private String suggestedTarget;
    private String pageHash;
    @Basic(fetch = FetchType.LAZY)
    private byte[] page;

    protected LinkCheck() {}

    /** @param before what to repeat where the page has not changed since */
    static LinkCheck of(Backlink link, Visit visit, Optional<LinkCheck> before, Instant at) {
        LinkCheck check = new LinkCheck(visit, at);
        if (visit.isUnchanged()) before.ifPresent(check::repeats);
        else check.keepsPage(visit, link.lastObservation());
        check.backlinkId = link.id();
        return check;
    }

    static LinkCheck of(Mention mention, Visit visit, Instant at) {
        LinkCheck check = new LinkCheck(visit, at);
        check.keepsPage(visit, mention.lastObservation());
        check.mentionId = mention.id();
        return check;
    }

    private LinkCheck(Visit visit, Instant at) {
        this.at = at;
        readsSighting(visit.sighting());
        finalUrl = visit.result().requested().toString();
        redirects = Visit.inWords(visit.result().chain());
        if (visit.result() instanceof FetchResult.Response response) readsResponse(response);
    }

    private void repeats(LinkCheck before) {
        unchanged = true;
        observation = before.observation;
        reason = before.reason;
        qualifiers = before.qualifiers;
        outboundLinks = before.outboundLinks;
        suggestedTarget = before.suggestedTarget;
        targetRedirects = before.targetRedirects;
        wordsLeft = before.wordsLeft;
        words = before.words;
        wordsRight = before.wordsRight;
        anchor = before.anchor;
        anchorKind = before.anchorKind;
        placement = before.placement;
        occurrences = before.occurrences;
        position = before.position;
        linksOnPage = before.linksOnPage;
        neighbours = before.neighbours;
        linkUrl = before.linkUrl;
        linkHtml = before.linkHtml;
        pageHash = before.pageHash;
    }

    /** The page itself is proof when the verdict changes. */
    private void keepsPage(Visit visit, Observation last) {
        if (last != observation && visit.result() instanceof FetchResult.Response response && response.body().length > 0) page = Gzip.packed(response.body());
    }

    private void readsSighting(Sighting seen) {
        observation = seen.observation();
        reason = seen.reason();
        qualifiers = seen.qualifiers();
        outboundLinks = seen.outboundLinks();
        suggestedTarget = seen.suggestedTarget().orElse(null);
        targetRedirects = seen.targetRedirects();
        Words proof = seen.words();
        wordsLeft = storable(proof.left());
        words = storable(proof.words());
        wordsRight = storable(proof.right());
        seen.link().ifPresent(link -> {
            anchor = storable(link.anchor());
            anchorKind = link.anchorKind();
            placement = link.placement();
            occurrences = link.occurrences();
            position = link.position();
            linksOnPage = link.linksOnPage();
            neighbours = link.neighbours();
            linkUrl = link.url();
            linkHtml = storable(link.html());
        });
    }

    private void readsResponse(FetchResult.Response response) {
        status = response.status();
        finalUrl = response.finalUrl().toString();
        headers = HEADERS_THAT_MATTER.stream()
            .flatMap(name -> response.headerValues(name).stream().map(value -> name + ": " + storable(value))).toList();
        if (response.body().length > 0) pageHash = sha256(response.body());
    }

    public Long id() { return id; }

    /** Null when the visit was for a mention. */
    Long backlinkId() { return backlinkId; }

    /** Null when the visit was for a link. */
    Long mentionId() { return mentionId; }

    public Instant at() { return at; }

    public Observation observation() { return observation; }

    /** The verdict in words, without a full stop. */
    public String reason() { return reason; }

    /** HTTP status; 0 when nothing answered. */
    public int status() { return status; }

    public String finalUrl() { return finalUrl; }

    /** The redirects followed, each as "302 from to to". */
    public List<String> redirects() { return redirects; }

    public List<String> headers() { return headers; }

    public List<String> qualifiers() { return qualifiers; }

    public String anchor() { return anchor; }

    public AnchorKind anchorKind() { return anchorKind; }

    public Placement placement() { return placement; }

    public int occurrences() { return occurrences; }

    public int outboundLinks() { return outboundLinks; }

    /** The link found is the n-th of its page, from 1; 0 when none was found. */
    public int position() { return position; }

    public int linksOnPage() { return linksOnPage; }

    /** Addresses of links to other sites just before and after it in its block, at most three each. */
    public List<String> neighbours() { return neighbours; }

    /** From the link to the target, each as "302 from to to". */
    public List<String> targetRedirects() { return targetRedirects; }

    /** Where the link found leads; null when none was found. */
    public String linkUrl() { return linkUrl; }

    public String linkHtml() { return linkHtml; }

    public Words words() { return new Words(wordsLeft, words, wordsRight); }

    /** The proof in one line, see {@link Sighting#evidence()}. */
    public String evidence() { return Sighting.evidence(linkHtml, words(), reason); }

    /** What a wrong link should point to. */
    public String suggestedTarget() { return suggestedTarget; }

    public String pageHash() { return pageHash; }

    /** The server said that the page has not changed; what was seen is repeated from the check before. */
    public boolean unchanged() { return unchanged; }

    /** As {@link LinkChecks#persistAll} writes it. */
    void copyTo(CopyText rows) {
        rows.add(backlinkId).add(mentionId).add(at).add(observation.name()).add(reason).add((long) status).add(finalUrl).addArray(redirects).addArray(headers)
            .addArray(qualifiers).add(anchor).add(anchorKind == null ? null : anchorKind.name()).add(placement == null ? null : placement.name())
            .add((long) occurrences).add((long) outboundLinks).add((long) position).add((long) linksOnPage).addArray(neighbours).addArray(targetRedirects).add(unchanged)
            .add(linkUrl).add(linkHtml).add(wordsLeft).add(words).add(wordsRight).add(suggestedTarget).add(pageHash).add(page).end();
    }

    // PostgreSQL text holds no NUL
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
