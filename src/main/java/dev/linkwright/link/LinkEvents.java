package dev.linkwright.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** The lives of links and mentions, step by step. */
@ApplicationScoped
public class LinkEvents implements PanacheRepository<LinkEvent> {

    public List<LinkEvent> of(Backlink link) {
        return list("backlinkId = ?1 order by at desc, id desc", link.id());
    }

    public List<LinkEvent> of(Mention mention) {
        return list("mentionId = ?1 order by at desc, id desc", mention.id());
    }
}
