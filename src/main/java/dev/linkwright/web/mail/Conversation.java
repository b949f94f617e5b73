package dev.linkwright.web.mail;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.ReadySnippets;
import dev.linkwright.link.Backlinks;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ReceivedFiles;
import dev.linkwright.mail.WhyNotNow;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what a conversation's page shows. */
@ApplicationScoped
class Conversation {

    @Inject
    MailThreads threads;
    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    ReceivedFiles files;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    Users users;
    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    Sites sites;
    @Inject
    SiteLeases leases;
    @Inject
    Contacts contacts;
    @Inject
    Prospects prospects;
    @Inject
    Enrollments enrollments;
    @Inject
    ReadySnippets snippets;
    @Inject
    Backlinks backlinks;

    /**
     * The middle of the page.
     *
     * @param partner whom an answer goes to, or null when nobody can be answered
     */
    record Talk(MailThread thread, Mailbox mailbox, List<MessageCard> cards, String partner, String partnerAddress, List<User> colleagues,
            List<ReadySnippets.Ready> snippets) {
    }

    Talk talk(long threadId, Instant now) {
        MailThread thread = threads.require(threadId);
        Mailbox mailbox = mailboxes.require(thread.mailboxId());
        List<Message> all = messages.ofThread(threadId);
        List<MessageCard> cards = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            cards.add(card(all.get(i), mailbox, i == all.size() - 1, now));
        }
        MessageCard partner = cards.stream().filter(c -> c.ours() || c.answer()).reduce((a, b) -> b).orElse(null);
        String address = partner == null ? null : partner.ours() ? partner.mail().toAddress() : partner.mail().fromAddress();
        return new Talk(thread, mailbox, cards, partner == null ? null : partner.partner(), address, users.listAll(), snippets.of(thread));
    }

    private MessageCard card(Message mail, Mailbox mailbox, boolean last, Instant now) {
        String writer = mail.writtenBy() == null ? mailbox.name() : users.findByIdOptional(mail.writtenBy()).map(User::name).orElse(mailbox.name());
        String why = mail.state() == MessageState.QUEUED ? whyNotNow.of(mail.id(), now).orElse("It leaves in a moment.") : "";
        return new MessageCard(mail, writer, mail.incoming() ? LetterText.of(mail.text()) : LetterText.plain(mail.text()),
                mail.incoming() ? files.of(mail.id()) : List.of(), why, last);
    }

    ThreadContext context(MailThread thread) {
        Site site = thread.siteId() == null ? null : sites.findById(thread.siteId());
        return new ThreadContext(site, site == null ? null : prospects.of(thread.brandId(), site.id()).orElse(null),
                site == null ? null : leases.holder(site.id()).orElse(null), enrollments.ofThread(thread.id()),
                site == null ? List.of() : backlinks.at(site).stream().filter(b -> b.brand().id() == thread.brandId()).toList(),
                site == null ? List.of() : contacts.at(site), assets.of(brands.require(thread.brandId())));
    }
}
