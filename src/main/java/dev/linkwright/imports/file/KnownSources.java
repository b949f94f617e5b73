package dev.linkwright.imports.file;

import dev.linkwright.imports.file.KnownSource.Holds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of what the usual tools export: source, header, meaning.
 * A star marks a header without which it is not that file. A column that is not here is kept as a note.
 */
public final class KnownSources {

    private static final String TABLE = """
        # Ahrefs backlinks | Ahrefs | LINKS
        *Referring page URL = PAGE
        *Referring page title = TITLE
        *Target URL = TARGET
        Domain rating = DR
        Domain traffic = TRAFFIC
        Left context = CONTEXT
        Right context = CONTEXT
        Anchor = ANCHOR
        Is spam = SPAM_FLAG
        Nofollow = NOFOLLOW
        UGC = UGC
        Sponsored = SPONSORED
        First seen = FIRST_SEEN
        Last seen = LAST_SEEN
        Page category = TOPIC
        Author = CONTACT
        Language = NOTE
        Platform = NOTE
        UR = NOTE
        Referring page HTTP code = LEAVE_OUT
        Links in group = LEAVE_OUT
        # Ahrefs link intersect | Ahrefs | SITES
        *Referring page URL = PAGE
        *Referring page title = TITLE
        *Intersect = NOTE
        Domain rating = DR
        Domain traffic = TRAFFIC
        Is spam = SPAM_FLAG
        # Ahrefs referring domains | Ahrefs | SITES
        *Domain = SITE
        *DR = DR
        *Dofollow ref. domains = NOTE
        Is spam = SPAM_FLAG
        Dofollow linked domains = LEAVE_OUT
        Traffic = TRAFFIC
        Keywords = NOTE
        Links to target = NOTE
        New links = LEAVE_OUT
        Lost links = LEAVE_OUT
        Dofollow links = NOTE
        First seen = NOTE
        Lost = NOTE
        # = LEAVE_OUT
        # Ahrefs batch analysis | Ahrefs | SITES
        *Target = SITE
        *Domain Rating = DR
        *Ahrefs Rank = NOTE
        Organic / Traffic = TRAFFIC
        Mode = LEAVE_OUT
        IP = LEAVE_OUT
        Protocol = LEAVE_OUT
        # Semrush backlinks | Semrush | LINKS
        *Source url = PAGE
        *Source title = TITLE
        *Target url = TARGET
        Anchor = ANCHOR
        Page ascore = NOTE
        Page score = NOTE
        Nofollow = NOFOLLOW
        Sponsored = SPONSORED
        Ugc = UGC
        First seen = FIRST_SEEN
        Last seen = LAST_SEEN
        # Semrush referring domains | Semrush | SITES
        *Domain ascore = AS
        *Domain = SITE
        Backlinks = NOTE
        Country = NOTE
        IP address = LEAVE_OUT
        First seen = NOTE
        Last seen = NOTE
        # Moz inbound links | Moz | LINKS
        *URL = PAGE
        *Domain Authority = DA
        *Anchor Text = ANCHOR
        Title = TITLE
        Spam Score = SPAM_SCORE
        Target URL = TARGET
        Page Authority = NOTE
        Only rel=nofollow = NOFOLLOW
        # Moz linking domains | Moz | SITES
        *Root Domain = SITE
        *Domain Authority = DA
        Spam Score = SPAM_SCORE
        # Majestic backlinks | Majestic | LINKS
        *SourceURL = PAGE
        *SourceTrustFlow = NOTE
        *TargetURL = TARGET
        AnchorText = ANCHOR
        DomainTrustFlow = TF
        Domain = LEAVE_OUT
        FirstIndexedDate = FIRST_SEEN
        LastSeenDate = LAST_SEEN
        FlagNoFollow = NOFOLLOW
        SourceTopicalTrustFlow_Topic_0 = TOPIC
        SourceTopicalTrustFlow_Topic_1 = TOPIC
        SourceTopicalTrustFlow_Topic_2 = TOPIC
        # Majestic backlinks, older | Majestic | LINKS
        *Source URL = PAGE
        *Target URL = TARGET
        *Source Crawl Date = LAST_SEEN
        Anchor Text = ANCHOR
        # Search Console latest links | Search Console | LINKS
        *Linking page = PAGE
        *Last crawled = LAST_SEEN
        # Search Console top sites | Search Console | TOTALS
        *Site = SITE
        *Linking pages = NOTE
        *Target pages = NOTE
        # Search Console top pages | Search Console | TOTALS
        *Target page = TARGET
        *Incoming links = NOTE
        *Linking sites = NOTE
        # Pitchbox partners | Pitchbox | SITES
        *Partner URL = PAGE
        *Partner Category = TOPIC
        Contact Email = EMAIL
        Contact Name = CONTACT
        Contact First Name = FIRST_NAME
        Contact Last Name = LAST_NAME
        Company = NOTE
        Link Type = NOTE
        # BuzzStream link partners | BuzzStream | LINKS
        *Link Partner - Domain = SITE
        *Linking from = PAGE
        *Linking To = TARGET
        Link Partner - Name = TITLE
        Anchor Text = ANCHOR
        Acquisition Method = NOTE
        # BuzzStream websites | BuzzStream | SITES
        *Website Name = TITLE
        *Website Domain = SITE
        Domain Authority = DA
        Email = EMAIL
        # Majestic Million | Majestic Million | AUTHORITY_RANKS
        *GlobalRank = RANK
        *Domain = SITE
        *RefSubNets = LEAVE_OUT
        TldRank = LEAVE_OUT
        TLD = LEAVE_OUT
        RefIPs = LEAVE_OUT
        IDN_Domain = LEAVE_OUT
        IDN_TLD = LEAVE_OUT
        PrevGlobalRank = LEAVE_OUT
        PrevTldRank = LEAVE_OUT
        PrevRefSubNets = LEAVE_OUT
        PrevRefIPs = LEAVE_OUT
        # Common Crawl domain ranks | Common Crawl | AUTHORITY_RANKS
        *#harmonicc_pos = RANK
        *#host_rev = REVERSED_SITE
        #harmonicc_val = LEAVE_OUT
        #pr_pos = LEAVE_OUT
        #pr_val = LEAVE_OUT
        #n_hosts = LEAVE_OUT
        # CrUX | CrUX | POPULARITY_RANKS
        *origin = SITE
        *rank = RANK
        """;

    /** Names people give columns in sheets of their own. */
    private static final String USUAL_NAMES = """
        SITE: domain, site, website, root domain, referring domain, host, hostname, publication url, website url, homepage, blog, web site, domain name, website domain
        PAGE: url, page, page url, source page, source url, source, link, linking page, referring page, article url
        TARGET: target, target url, target page, links to, linking to, destination
        TITLE: title, page title, site name, website name, publication, blog name, name of site
        TOPIC: category, categories, topic, topics, niche, industry, tags, description
        ANCHOR: anchor, anchor text, link text
        CONTEXT: context, snippet, text around, excerpt
        DR: dr, domain rating, ahrefs dr
        DA: da, domain authority, moz da
        AS: as, authority score, domain ascore, semrush as
        TF: tf, trust flow, majestic tf
        TRAFFIC: traffic, organic traffic, monthly traffic, visits, monthly visits, monthly organic visits, domain traffic, sessions
        SPAM_SCORE: spam score, spam, spam %
        SPAM_FLAG: is spam
        RANK: rank, globalrank, global rank, position
        EMAIL: email, e-mail, mail, email address, e-mail address, contact email, contact e-mail
        CONTACT: contact, contact name, name, full name, person, author, editor
        FIRST_NAME: first name, firstname, contact first name, given name
        LAST_NAME: last name, lastname, surname, contact last name, family name
        ROLE: role, job title, position title, contact role
        NOFOLLOW: nofollow
        UGC: ugc
        SPONSORED: sponsored
        FIRST_SEEN: first seen
        LAST_SEEN: last seen
        """;

    private static final List<KnownSource> ALL = parse();
    private static final Map<String, Meaning> USUAL = parseUsualNames();

    /** Tranco as published has no header at all: rank, domain. */
    static final KnownSource TRANCO = new KnownSource("Tranco", "Tranco", Holds.POPULARITY_RANKS,
        Map.of("rank", Meaning.RANK, "domain", Meaning.SITE), Set.of(), Optional.empty());

    private KnownSources() {
    }

    /** The source that explains most of these headers, if one has all its telling ones. */
    static Optional<KnownSource> recognise(List<String> header) {
        Set<String> names = new LinkedHashSet<>();
        header.forEach(name -> names.add(Headers.normal(name)));
        return ALL.stream()
            .filter(source -> source.isIn(names))
            .max(Comparator.<KnownSource>comparingInt(source -> source.telling().size() + source.explains(names))
                .thenComparing(source -> -ALL.indexOf(source)));
    }

    public static Optional<KnownSource> named(String name) {
        return TRANCO.name().equals(name) ? Optional.of(TRANCO)
            : ALL.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /** What a column of somebody's own sheet probably means. */
    static Meaning usualMeaning(String header) {
        return USUAL.getOrDefault(Headers.normal(header), Meaning.NOTE);
    }

    private static List<KnownSource> parse() {
        List<KnownSource> sources = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            if (line.startsWith("# ") && line.contains("|")) {
                String[] parts = line.substring(2).split("\\|");
                sources.add(new KnownSource(parts[0].strip(), parts[1].strip(), Holds.valueOf(parts[2].strip()),
                    new LinkedHashMap<>(), new LinkedHashSet<>(),
                    parts.length > 3 ? Optional.of(parts[3].strip()) : Optional.empty()));
                continue;
            }
            int equals = line.lastIndexOf('=');
            boolean telling = line.startsWith("*");
            String header = Headers.normal(line.substring(telling ? 1 : 0, equals));
            KnownSource source = sources.get(sources.size() - 1);
            source.columns().put(header, Meaning.valueOf(line.substring(equals + 1).strip()));
            if (telling) {
                source.telling().add(header);
            }
        }
        return List.copyOf(sources);
    }

    private static Map<String, Meaning> parseUsualNames() {
        Map<String, Meaning> names = new LinkedHashMap<>();
        for (String line : USUAL_NAMES.lines().toList()) {
            String[] parts = line.split(":");
            for (String name : parts[1].split(",")) {
                names.putIfAbsent(Headers.normal(name), Meaning.valueOf(parts[0]));
            }
        }
        return names;
    }
}
