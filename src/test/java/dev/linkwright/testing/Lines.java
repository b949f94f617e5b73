package dev.linkwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The lines that senders read stand beside the rows they are about: whatever a test did, each row that waits stands in its line, and no other. */
@Singleton
public class Lines {

    @Inject
    EntityManager database;

    public void areTrue() {
        assertThat(rows("""
                select coalesce(m.id, w.message_id) from mail_waiting w full join (select * from message where state = 'QUEUED') m on m.id = w.message_id
                where m.id is null or w.message_id is null
                   or (m.mailbox_id, m.kind = 'ANSWER', m.not_before) is distinct from (w.mailbox_id, w.answer, w.not_before)""")).as("mails in line").isEmpty();
        assertThat(rows("""
                select coalesce(e.id, d.enrollment_id) from step_due d full join (select * from enrollment where state = 'ACTIVE' and next_send_at is not null) e on e.id = d.enrollment_id
                where e.next_send_at is distinct from d.at""")).as("steps that are due some day").isEmpty();
        assertThat(rows("select message_id from mail_untold")).as("news nobody was told").isEmpty();
    }

    private List<?> rows(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql, Long.class).getResultList());
    }
}
