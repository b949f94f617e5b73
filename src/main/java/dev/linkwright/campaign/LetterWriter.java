package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Step.Words;
import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Outbox;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one person's mail of one step from everything that is known: the step (or the text a person wrote for this
 * contact), contact, site, asset, sender and notes. Nothing is stored here; previews, the gate, drafts and follow-ups
 * all come through this one place, so they cannot differ.
 */
@ApplicationScoped
public class LetterWriter {
    /** Stands in previews where the real address of the way out will be. */
    public static final String LINK_COMES_HERE = "link added here";

    private final Brands brands;
    private final Assets assets;
    private final Contacts contacts;
    private final Mailboxes mailboxes;
    private final Users users;
    private final Prospects prospects;
    private final Findings findings;
    private final StepSends sends;
    private final ProspectWords prospectWords;

    LetterWriter(Brands brands, Assets assets, Contacts contacts, Mailboxes mailboxes, Users users, Prospects prospects, Findings findings,
            StepSends sends, ProspectWords prospectWords) {
        this.brands = brands;
        this.assets = assets;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.users = users;
        this.prospects = prospects;
        this.findings = findings;
        this.sends = sends;
        this.prospectWords = prospectWords;
    }

    /** @param wayOut the unsubscribe address, or {@link #LINK_COMES_HERE} in a preview */
    public Letter write(Enrollment enrollment, Step step, String wayOut) {
        return write(enrollment, step, variant(enrollment, step), wayOut);
    }

    /** The same for somebody who writes several mails of one contact, and asks {@link #values} once. */
    public Letter write(Enrollment enrollment, Step step, MergeValues values, String wayOut) {
        return write(enrollment, step, ownOr(enrollment, step, variant(enrollment, step)), values, wayOut);
    }

    /** The same in a version of one's choice, as the editor shows it. */
    public Letter write(Enrollment enrollment, Step step, Variant variant, String wayOut) {
        return write(enrollment, step, ownOr(enrollment, step, variant), wayOut);
    }

    private static Words ownOr(Enrollment enrollment, Step step, Variant variant) {
        Words words = step.words(variant);
        if (step.isFirst() && enrollment.ownBody().isPresent()) {
            // Words written for one person are text: the step's HTML part would say something else.
            return new Words(enrollment.ownSubject().orElse(words.subject()), enrollment.ownBody().get(), null);
        }
        return words;
    }

    /** With other words than the step's, as the editor's live preview asks while somebody types. */
    public Letter write(Enrollment enrollment, Step step, Words words, String wayOut) {
        return write(enrollment, step, words, values(enrollment), wayOut);
    }

    private Letter write(Enrollment enrollment, Step step, Words words, MergeValues values, String wayOut) {
        Brand brand = brands.require(enrollment.campaign().brandId());
        Contact contact = contacts.require(enrollment.contactId());
        String subject = words.subject() == null || words.subject().isBlank() && !step.isFirst() ? answerSubject(enrollment) : words.subject();
        return Letter.render(subject, words.body() == null ? "" : words.body(), words.html(), legal(brand, contact, wayOut), values);
    }

    /** A follow-up without a subject answers the first mail as this contact got it. */
    private String answerSubject(Enrollment enrollment) {
        Step first = enrollment.campaign().step(1).orElseThrow();
        return Outbox.answerSubject(enrollment.ownSubject().orElse(first.words(variant(enrollment, first)).subject()));
    }

    /** The version this contact got, or will get. */
    public Variant variant(Enrollment enrollment, Step step) {
        if (!step.hasVariants() || enrollment.state() == EnrollmentState.CHOSEN) {
            return step.variantFor(enrollment.id());
        }
        return sends.of(enrollment.id(), step.no()).map(StepSend::variant).orElseGet(() -> step.variantFor(enrollment.id()));
    }

    /** Everything that can be put into this contact's mails. */
    public MergeValues values(Enrollment enrollment) {
        return values(enrollment, brands.require(enrollment.campaign().brandId()), contacts.require(enrollment.contactId()));
    }

    /** What stops this mail, other sites' names included. */
    public List<Flaw> flaws(Enrollment enrollment, Letter letter, OtherSites sites) {
        return letter.flaws(sites.without(contacts.require(enrollment.contactId()).site().domain()));
    }

    /** The mailbox it leaves from: the thread's own, else the first of the campaign. */
    public Optional<Mailbox> sender(Enrollment enrollment) {
        return enrollment.mailboxId().or(() -> enrollment.campaign().mailboxIds().stream().sorted().findFirst()).flatMap(mailboxes::findByIdOptional);
    }

    private MergeValues values(Enrollment enrollment, Brand brand, Contact contact) {
        MergeValues values = MergeValues.none()
                .with(MergeField.FIRST_NAME, contact.isRoleAddress() && contact.name().isBlank() ? null : MergeValues.firstNameOf(contact.name()))
                .with(MergeField.SITE, contact.site().domain())
                .with(MergeField.PAGE_TITLE, contact.site().title())
                .with(MergeField.BRAND, brand.name())
                .with(MergeField.MY_NAME, myName(enrollment));
        values = ofCampaign(values, enrollment.campaign());
        values = findings.of(values, enrollment);
        values = withOpportunity(values, prospects.findByIdOptional(enrollment.prospectId()));
        for (Map.Entry<MergeField, String> word : prospectWords.of(enrollment.prospectId()).entrySet()) {
            values = values.with(word.getKey(), word.getValue());
        }
        for (MergeField field : MergeField.values()) {
            if (field.isFillable()) {
                values = values.with(field, enrollment.notes().get(field.key()));
            }
        }
        return values;
    }

    /** What is the same for everybody: the asset, the page its links should lead to, and what the playbook asked for once. */
    public MergeValues ofCampaign(MergeValues values, Campaign campaign) {
        Optional<Asset> asset = campaign.assetId().flatMap(assets::findByIdOptional);
        MergeValues known = values.with(MergeField.ASSET_TITLE, asset.map(Asset::title).orElse(null)).with(MergeField.ASSET_URL, asset.map(Asset::url).orElse(null))
                .with(MergeField.TARGET_URL, campaign.targetUrl().or(() -> asset.map(Asset::url)).orElse(null));
        for (MergeField field : MergeField.values()) {
            if (field.isOfCampaign()) {
                known = known.with(field, campaign.fields().get(field.key()));
            }
        }
        return known;
    }

    /** What was found on their page: a dead link, or one to a competitor that is gone, and what could stand in its place. */
    private static MergeValues withOpportunity(MergeValues values, Optional<Prospect> prospect) {
        if (prospect.isEmpty()) {
            return values;
        }
        Prospect found = prospect.get();
        MergeValues seen = values.of(MergeField.PAGE_URL).isPresent() ? values : values.with(MergeField.PAGE_URL, found.opportunityUrl());
        if (found.deadUrl() == null && found.lostUrl() == null) {
            return seen;
        }
        Optional<Asset> replacement = Optional.ofNullable(found.replacement());
        return seen.with(MergeField.DEAD_URL, found.deadUrl())
                .with(MergeField.DEAD_ANCHOR, found.deadAnchor()).with(MergeField.LOST_URL, found.lostUrl()).with(MergeField.LOST_ANCHOR, found.lostAnchor())
                .with(MergeField.REPLACEMENT_TITLE, replacement.map(Asset::title).orElse(null))
                .with(MergeField.REPLACEMENT_URL, replacement.map(Asset::url).orElse(null)).with(MergeField.TARGET_URL, replacement.map(Asset::url).orElse(null));
    }

    /** The mailbox's name where it is a name, else the first name of who made the campaign. */
    private String myName(Enrollment enrollment) {
        return sender(enrollment).map(Mailbox::name).filter(name -> !name.contains("@"))
                .or(() -> enrollment.campaign().createdBy().flatMap(users::findByIdOptional).map(User::firstName)).orElse(null);
    }

    /** Law: who writes and where they are, why the reader gets this, and a plain way out, under every mail of a sequence. */
    private static String legal(Brand brand, Contact contact, String wayOut) {
        return LegalLines.of(brand, contact, wayOut);
    }
}
