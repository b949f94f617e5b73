package dev.linkwright.report;

/**
 * How much waits for a person, as lines of the Today page; the first mails of one campaign are one line.
 *
 * @param strays     received mails without a thread
 * @param reviews    campaigns with first mails in review
 * @param changed    links that are there in another manner than before: followed, then nofollow
 * @param back       links that were lost and came back
 * @param toLookAt   links whose pages could not be read for two weeks
 * @param firstMails first mails in review, over all campaigns
 */
public record Waiting(long replies, long strays, long reviews, long firstMails, long promises, long lost, long uncertain, long imports, long changed, long back, long toLookAt) {

    public static final Waiting NOTHING = new Waiting(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public long lines() {
        return replies + strays + reviews + promises + lost + uncertain + imports + changed + back + toLookAt;
    }

    public long toAnswer() {
        return replies + strays;
    }
}
