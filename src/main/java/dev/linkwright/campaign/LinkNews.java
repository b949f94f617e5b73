package dev.linkwright.campaign;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkChanged;
import dev.linkwright.link.BacklinkLost;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.BacklinkWon;
import dev.linkwright.link.Backlinks;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** What a won or lost link means for the enrollments that asked for it and for the prospect; heard in the same transaction. */
@ApplicationScoped
class LinkNews {
    private final Backlinks backlinks;
    private final Enrollments enrollments;
    private final Prospects prospects;
    private final StepMail mails;

    LinkNews(Backlinks backlinks, Enrollments enrollments, Prospects prospects, StepMail mails) {
        this.backlinks = backlinks;
        this.enrollments = enrollments;
        this.prospects = prospects;
        this.mails = mails;
    }

    void won(@Observes BacklinkWon news) {
        for (Enrollment enrollment : enrollments.ofBacklink(news.backlinkId())) {
            mails.cancelUnsent(enrollment, "The link is live", news.at());
            enrollment.won(news.at());
            move(Optional.of(prospects.require(enrollment.prospectId())), Stage.WON, "The link is live", news);
        }
        move(prospectOf(news.backlinkId()), Stage.WON, "The link is live", news);
    }

    void lost(@Observes BacklinkLost news) {
        enrollments.ofBacklink(news.backlinkId()).forEach(enrollment -> enrollment.lost(news.at()));
        prospectOf(news.backlinkId()).filter(prospect -> prospect.stage() == Stage.WON)
                .ifPresent(prospect -> prospect.moveTo(Stage.LOST, null, "The link is gone", news.at()));
    }

    /** What is a policy risk does not count as won: the prospect owes a link that says what was given for it. */
    void changed(@Observes BacklinkChanged news) {
        if (news.moved() && news.from() == BacklinkState.WON && news.to() == BacklinkState.POLICY_RISK && !hasAnotherWin(news.backlinkId())) {
            prospectOf(news.backlinkId()).filter(prospect -> prospect.stage() == Stage.WON)
                    .ifPresent(prospect -> prospect.moveTo(Stage.PROMISED, null, "The link is a policy risk: " + news.why(), news.at()));
        } else if (news.moved() && news.from() == BacklinkState.POLICY_RISK && news.to() == BacklinkState.WON) {
            prospectOf(news.backlinkId()).filter(prospect -> prospect.stage() == Stage.PROMISED)
                    .ifPresent(prospect -> prospect.moveTo(Stage.WON, null, "The link is live", news.at()));
        }
    }

    private boolean hasAnotherWin(long backlinkId) {
        Backlink link = backlinks.require(backlinkId);
        return backlinks.count("brand = ?1 and site = ?2 and state = ?3 and id <> ?4", link.brand(), link.site(), BacklinkState.WON, backlinkId) > 0;
    }

    private static void move(Optional<Prospect> prospect, Stage stage, String why, BacklinkWon news) {
        prospect.filter(p -> p.stage().mayBecome(stage)).ifPresent(p -> p.moveTo(stage, null, why, news.at()));
    }

    private Optional<Prospect> prospectOf(long backlinkId) {
        Backlink link = backlinks.require(backlinkId);
        return prospects.of(link.brand(), link.site());
    }
}
