package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.letter.MergeField;
import java.time.Instant;
import java.util.List;

/**
 * One first mail in review: what the partner would get, the notes to fill, and where it stands in the queue.
 *
 * @param place    place in the queue, from 1
 * @param left     how many wait in this queue
 * @param subject  what the editor shows when the words are edited by hand
 * @param opens    when it leaves once it is approved
 * @param queue    the address of this queue
 */
public record Draft(Enrollment enrollment, List<Note> notes, Preview preview, int place, int left, long skipped, Long previous, Long next, String subject, String body,
        boolean editing, Instant opens, boolean openNow, String sender, String queue) {

    public record Note(MergeField field, String text, boolean isLong, String usedIn) {
        public String id() {
            return "f-" + field.key();
        }
    }

    public String at(Long enrollmentId) {
        return queue + "?at=" + enrollmentId;
    }
}
