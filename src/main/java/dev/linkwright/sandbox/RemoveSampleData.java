package dev.linkwright.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Takes away every row of the sample: what belongs to its brand and its mailbox, and its sites where no other brand works with them.
 * Deleting is in the order of the references; whatever another brand refers to stays.
 */
@ApplicationScoped
class RemoveSampleData {

    /** Rows of the sample brand (:brand), leaves first. */
    private static final List<String> OF_THE_BRAND = List.of(
            "delete from step_send where enrollment_id in (select e.id from enrollment e join campaign c on c.id = e.campaign_id where c.brand_id = :brand)",
            "delete from enrollment_event where enrollment_id in (select e.id from enrollment e join campaign c on c.id = e.campaign_id where c.brand_id = :brand)",
            "delete from enrollment where campaign_id in (select id from campaign where brand_id = :brand)",
            "delete from campaign_mailbox where campaign_id in (select id from campaign where brand_id = :brand)",
            "delete from step where campaign_id in (select id from campaign where brand_id = :brand)",
            "delete from campaign where brand_id = :brand",
            "delete from mention where brand_id = :brand",
            "delete from backlink where brand_id = :brand",
            "delete from link_tally_change where brand_id = :brand",
            "delete from link_tally where brand_id = :brand",
            "delete from message where brand_id = :brand or thread_id in (select id from thread where brand_id = :brand)",
            "delete from thread where brand_id = :brand",
            "delete from suppression where brand_id = :brand",
            "delete from site_lease where brand_id = :brand",
            "delete from site_event where brand_id = :brand",
            "delete from page_check where brand_id = :brand",
            "delete from prospect where brand_id = :brand",
            "delete from prospect_tally_change where brand_id = :brand",
            "delete from prospect_tally where brand_id = :brand",
            "delete from import_run where brand_id = :brand",
            "delete from asset where brand_id = :brand",
            "delete from brand where id = :brand");

    /** The sample mailbox and its mails, unless a campaign or a thread of another brand goes through it; then it stays, paused. */
    private static final List<String> OF_THE_MAILBOX = List.of("""
            update mailbox set sandbox = false, paused_at = now(), paused_because = 'The sandbox it belonged to was left.'
            where address = :mailbox and (exists (select from thread where mailbox_id = mailbox.id)
              or exists (select from campaign_mailbox where mailbox_id = mailbox.id) or exists (select from enrollment where mailbox_id = mailbox.id))""",
            "delete from message where mailbox_id in (select id from mailbox where address = :mailbox and sandbox)",
            "delete from mailbox where address = :mailbox and sandbox");

    /** The sample sites and who was said to work there, unless another brand has them too. */
    private static final List<String> OF_THE_SITES = List.of(
            """
            create temporary table sample_site on commit drop as
            select id from site where domain in (select domain from sandbox_partner)
              and not exists (select from prospect where site_id = site.id)
              and not exists (select from thread where site_id = site.id)
              and not exists (select from backlink where site_id = site.id)
              and not exists (select from mention where site_id = site.id)""",
            "delete from suppression where split_part(address, '@', 2) in (select domain from sandbox_partner) or domain in (select domain from sandbox_partner)",
            "delete from site_lease where site_id in (select id from sample_site)",
            "delete from site_event where site_id in (select id from sample_site)",
            "delete from contact where site_id in (select id from sample_site)",
            "delete from site where id in (select id from sample_site)",
            "delete from sandbox_mail",
            "delete from sandbox_partner");

    @Inject
    EntityManager database;

    void run(long brandId) {
        OF_THE_BRAND.forEach(sql -> database.createNativeQuery(sql).setParameter("brand", brandId).executeUpdate());
        OF_THE_MAILBOX.forEach(sql -> database.createNativeQuery(sql).setParameter("mailbox", SampleBrand.MAILBOX).executeUpdate());
        OF_THE_SITES.forEach(sql -> database.createNativeQuery(sql).executeUpdate());
        database.clear();
    }
}
