package dev.linkwright.campaign.gate;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.law.CountryLaw;
import dev.linkwright.campaign.law.CountryLaws;
import dev.linkwright.campaign.law.LawTable;
import dev.linkwright.campaign.law.Strictness;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.WritingBasis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the law wants of a campaign's mails, by the countries of its readers. */
@ApplicationScoped
class CheckLaw implements GateCheck {
    private static final Set<WritingBasis> AGREED = EnumSet.of(WritingBasis.CONSENT, WritingBasis.CUSTOMER);

    private final Brands brands;
    private final CountryLaws countryLaws;
    private final Contacts contacts;

    CheckLaw(Brands brands, CountryLaws countryLaws, Contacts contacts) {
        this.brands = brands;
        this.countryLaws = countryLaws;
        this.contacts = contacts;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        LawTable laws = countryLaws.table();
        List<Contact> readers = open.stream().map(enrollment -> contacts.require(enrollment.contactId())).toList();
        List<GateProblem> problems = new ArrayList<>(ofBrand(brands.require(campaign.brandId()), readers, laws));
        problems.addAll(wantConsent(readers, laws));
        open.forEach(enrollment -> problems.addAll(ofReader(enrollment, laws)));
        return problems;
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        LawTable laws = countryLaws.table();
        List<GateProblem> problems = new ArrayList<>(ofBrand(brands.require(enrollment.campaign().brandId()), List.of(contacts.require(enrollment.contactId())), laws));
        problems.addAll(ofReader(enrollment, laws));
        return problems;
    }

    private static List<GateProblem> ofBrand(Brand brand, List<Contact> readers, LawTable laws) {
        List<GateProblem> problems = new ArrayList<>();
        if (brand.postalAddress().isBlank()) {
            problems.add(GateProblem.ofCampaign("postalAddress", "The postal address of " + brand.name() + " is missing; the law wants it in every first mail.", Severity.BLOCKING));
        }
        if (brand.sourceSentence().isBlank() && readers.stream().anyMatch(reader -> laws.strictnessOf(reader.country()).asks(Strictness.SOURCE))) {
            problems.add(GateProblem.ofCampaign("sourceSentence", "The sentence that says where you have an address from is missing for " + brand.name()
                    + "; some of these readers must be told.", Severity.BLOCKING));
        }
        return problems;
    }

    private static List<GateProblem> wantConsent(List<Contact> readers, LawTable laws) {
        Map<String, Long> wanted = new TreeMap<>();
        for (Contact reader : readers) {
            Optional<CountryLaw> law = laws.of(reader.country()).filter(CountryLaw::asksConsent).filter(one -> !one.strictness().asks(Strictness.CONSENT));
            if (law.isPresent() && !AGREED.contains(reader.basis())) {
                wanted.merge(law.get().name() + " (" + law.get().law() + ")", 1L, Long::sum);
            }
        }
        return wanted.entrySet().stream().map(country -> GateProblem.ofCampaign("basis", "The law of " + country.getKey() + " wants consent before advertising by mail; "
                + country.getValue() + (country.getValue() == 1 ? " reader there has" : " readers there have") + " not agreed.", Severity.WARNING)).toList();
    }

    /** Whether this one may not be written to by the law of their country. */
    private List<GateProblem> ofReader(Enrollment enrollment, LawTable laws) {
        Contact contact = contacts.require(enrollment.contactId());
        Strictness strictness = laws.strictnessOf(contact.country());
        String where = laws.of(contact.country()).map(CountryLaw::name).orElse("a country that is not known");
        if (strictness.asks(Strictness.CONSENT) && !AGREED.contains(contact.basis())) {
            return problem(enrollment, contact, "They live in " + where + ", where only people who agreed are written to. Say so with the person, or take them out.");
        }
        if (strictness.asks(Strictness.BASIS) && contact.basis() == WritingBasis.NOT_SAID) {
            return problem(enrollment, contact, "They live in " + where + ", where somebody says first on what basis a person is written to. Say it with the person.");
        }
        return List.of();
    }

    private static List<GateProblem> problem(Enrollment enrollment, Contact contact, String why) {
        return List.of(new GateProblem(contact.id(), enrollment.id(), contact.shownName() + " (" + contact.site().domain() + ")", null, "basis", why, Severity.BLOCKING));
    }
}
