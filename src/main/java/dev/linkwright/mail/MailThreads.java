package dev.linkwright.mail;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All conversations. */
@ApplicationScoped
public class MailThreads implements PanacheRepository<MailThread> {

    public MailThread require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("thread"));
    }

    public Optional<MailThread> byToken(String token) {
        return find("token", token).firstResultOptional();
    }

    /** Conversations of one brand with one site, newest first. */
    public List<MailThread> withSite(long brandId, long siteId) {
        return list("brandId = ?1 and siteId = ?2 order by lastMessageAt desc", brandId, siteId);
    }

    /** The newest open conversation of any brand with this site in which something was sent. */
    public Optional<MailThread> newestOpenWithSite(long siteId) {
        return find("""
                siteId = ?1 and state = 'OPEN'
                and id in (select m.threadId from Message m where m.direction = 'OUT' and m.state in ('SENT', 'SENDING', 'UNCERTAIN'))
                order by lastMessageAt desc""", siteId).firstResultOptional();
    }

    /** One brand's conversations, newest id first; before the id {@code beforeId}. */
    public List<MailThread> ofBrand(long brandId, Long beforeId, int limit) {
        return find("brandId = ?1 and id < ?2 order by id desc", brandId, beforeId == null ? Long.MAX_VALUE : beforeId)
                .page(0, limit).list();
    }

    /** How many wait for an answer of ours. */
    public long toAnswer(long brandId) {
        return count("brandId = ?1 and toAnswer", brandId);
    }
}
