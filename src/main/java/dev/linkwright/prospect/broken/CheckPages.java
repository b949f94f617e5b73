package dev.linkwright.prospect.broken;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What people do with resource pages: have them checked, stop that, look at one link again. */
@ApplicationScoped
public class CheckPages {

    private static final int MOST_AT_ONCE = 50;

    private final PageChecks checks;
    private final OutboundLinks links;
    private final Sites sites;

    CheckPages(PageChecks checks, OutboundLinks links, Sites sites) {
        this.checks = checks;
        this.links = links;
        this.sites = sites;
    }

    /**
     * Queues them; kick {@link BrokenLinkRunner} after the transaction.
     *
     * @param pages addresses, each once; blank ones are passed over
     * @throws RuleViolation naming {@code pages} and the address that is none; then nothing is queued
     */
    @Transactional
    public List<PageCheck> check(Brand brand, User by, List<String> pages, Instant now) {
        Set<String> asked = new LinkedHashSet<>();
        (pages == null ? List.<String>of() : pages).stream().filter(page -> page != null && !page.isBlank()).forEach(page -> asked.add(address(page)));
        if (asked.isEmpty()) {
            throw new RuleViolation("pages", "Enter the address of a resource page, such as https://example.com/resources.");
        }
        if (asked.size() > MOST_AT_ONCE) {
            throw new RuleViolation("pages", "At most " + MOST_AT_ONCE + " pages at a time; these are " + asked.size() + ".");
        }
        List<PageCheck> queued = new ArrayList<>();
        for (String url : asked) {
            Site site = sites.findOrCreate(domain(url), now);
            PageCheck check = new PageCheck(brand, site, by, url, now);
            checks.persist(check);
            queued.add(check);
        }
        checks.flush();
        return queued;
    }

    /** The same page from the beginning, as another look. */
    @Transactional
    public PageCheck again(long checkId, User by, Instant now) {
        PageCheck before = checks.require(checkId);
        return check(before.brand(), by, List.of(before.url()), now).get(0);
    }

    /** What was found so far stays. */
    @Transactional
    public PageCheck stop(long checkId, Instant now) {
        PageCheck check = checks.require(checkId);
        check.stop(now);
        return check;
    }

    /** One link from the beginning, whatever was found. */
    @Transactional
    public OutboundLink lookAgain(long linkId, Instant now) {
        OutboundLink link = links.require(linkId);
        link.check().reopen();
        link.lookAgain(now);
        return link;
    }

    private static String address(String written) {
        String text = written.strip();
        String withScheme = text.matches("(?i)^[a-z][a-z0-9+.-]*:.*") ? text : "https://" + text;
        WebAddress address = WebAddress.parse(withScheme).orElseThrow(() -> new RuleViolation("pages", "“" + shown(text) + "” is no address of a page."));
        domain(address.toString());
        return address.toString();
    }

    private static RegistrableDomain domain(String url) {
        String host = WebAddress.parse(url).orElseThrow().host();
        RegistrableDomain.Reading reading = RegistrableDomain.read(host);
        if (reading instanceof RegistrableDomain.Read read) {
            return read.domain();
        }
        throw new RuleViolation("pages", "“" + shown(url) + "”: " + ((RegistrableDomain.Refused) reading).reason() + ".");
    }

    private static String shown(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
