package dev.linkwright.web.sandbox;

import dev.linkwright.sandbox.SampleMails.Traffic;
import dev.linkwright.sandbox.SamplePartner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One sample partner in the list.
 *
 * @param received mails it got
 * @param sent     mails it wrote
 * @param here     it is the one being looked at
 */
public record PartnerRow(SamplePartner partner, long received, long sent, long newest, boolean here) {

    /** Those with mail first, the latest exchange on top; then the others by name. */
    static List<PartnerRow> list(List<SamplePartner> partners, Map<String, Traffic> traffic, String chosen) {
        return partners.stream()
                .map(partner -> of(partner, traffic.getOrDefault(partner.domain(), new Traffic(0, 0, 0)), partner.domain().equals(chosen)))
                .sorted(Comparator.comparingLong(PartnerRow::newest).reversed().thenComparing(row -> row.partner().domain()))
                .toList();
    }

    /** The partner has mail it has not answered at all. */
    public boolean waits() {
        return received > 0 && sent == 0;
    }

    private static PartnerRow of(SamplePartner partner, Traffic traffic, boolean here) {
        return new PartnerRow(partner, traffic.received(), traffic.sent(), traffic.newest(), here);
    }
}
