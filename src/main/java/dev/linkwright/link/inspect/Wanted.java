package dev.linkwright.link.inspect;

import java.util.List;
import java.util.Optional;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.shared.HostNames;

/**
 * What a page is read for.
 *
 * @param target the agreed page; empty when any link to the brand is welcome (mentions)
 * @param domains the brand's own, such as fernhill.example; subdomains are theirs too
 * @param names the brand's name and everything else people call it
 * @param keywords what the brand is about, for judging anchors
 * @param notFollowedBy words that, right after a name, make it somebody else's
 * @param anotherPage which spellings of an address the brand calls another page
 */
public record Wanted(Optional<WebAddress> target, List<String> domains, List<String> names, List<String> keywords,
                     List<String> notFollowedBy, AnotherPage anotherPage) {

    /** Domains in the spelling of addresses: bücher.example is xn--bcher-kva.example there. */
    public Wanted {
        domains = domains.stream().map(d -> HostNames.ascii(d).orElse(d)).map(PageKey::withoutWww).toList();
    }

    /** Pages are told apart as usual. */
    public Wanted(Optional<WebAddress> target, List<String> domains, List<String> names, List<String> keywords, List<String> notFollowedBy) {
        this(target, domains, names, keywords, notFollowedBy, AnotherPage.USUAL);
    }

    /** Every name counts, whatever follows it. */
    public Wanted(Optional<WebAddress> target, List<String> domains, List<String> names, List<String> keywords) {
        this(target, domains, names, keywords, List.of());
    }

    /** The same wish for another address of the page. */
    public Wanted at(WebAddress address) {
        return new Wanted(Optional.of(address), domains, names, keywords, notFollowedBy, anotherPage);
    }

    public boolean isOurs(WebAddress address) {
        String host = address.host();
        return domains.stream().anyMatch(d -> host.endsWith(d) && (host.length() == d.length() || host.charAt(host.length() - d.length() - 1) == '.'));
    }

    /** This address is the agreed page, in whatever spelling the brand lets pass. */
    public boolean isTarget(WebAddress address) {
        return target.map(t -> PageKey.isSame(t, address, anotherPage)).orElseGet(() -> isOurs(address));
    }
}
