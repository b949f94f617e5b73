package dev.linkwright.campaign.playbook;

import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every kind of campaign, each with its playbook. Digital PR has four forms. */
public enum PlaybookKind {
    RESOURCE_PAGE(ResourcePage.PLAYBOOK),
    GUEST_POST(GuestPost.PLAYBOOK),
    BROKEN_LINK(BrokenLink.PLAYBOOK),
    UNLINKED_MENTION(UnlinkedMention.PLAYBOOK),
    LOST_LINK(LostLink.PLAYBOOK),
    COMPETITOR_LINK(CompetitorLink.PLAYBOOK),
    COMPETITOR_LOST_LINK(CompetitorLostLink.PLAYBOOK),
    EXPERT_PITCH(DigitalPr.EXPERT_PITCH),
    NEWSJACKING(DigitalPr.NEWSJACKING),
    PRESS_RELEASE(DigitalPr.PRESS_RELEASE),
    MEDIA_KIT(DigitalPr.MEDIA_KIT),
    ORIGINAL_RESEARCH(OriginalResearch.PLAYBOOK),
    PARTNER(Partner.PLAYBOOK),
    SYNDICATION(Syndication.PLAYBOOK);

    private final Playbook playbook;

    PlaybookKind(Playbook playbook) {
        this.playbook = playbook;
    }

    public Playbook playbook() {
        return playbook;
    }

    public String label() {
        return playbook.label();
    }

    public Opportunity opportunity() {
        return playbook.opportunity();
    }

    /** The first kind for an opportunity: an expert pitch where only “digital PR” is said. */
    public static PlaybookKind of(Opportunity opportunity) {
        return Arrays.stream(values()).filter(kind -> kind.opportunity() == opportunity).findFirst().orElseThrow();
    }

    /**
     * @param words a kind or an opportunity, in any case, with spaces, dashes or underscores
     * @throws RuleViolation naming {@code playbook} and every kind there is
     */
    public static PlaybookKind named(String words) {
        String key = words == null ? "" : words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        List<PlaybookKind> kinds = Arrays.asList(values());
        return kinds.stream().filter(kind -> kind.name().equals(key)).findFirst()
                .or(() -> Arrays.stream(Opportunity.values()).filter(known -> known.name().equals(key)).map(PlaybookKind::of).findFirst())
                .orElseThrow(() -> new RuleViolation("playbook", key.isEmpty() ? "Choose what kind of campaign it is."
                        : "There is no kind of campaign “" + words + "”; one of " + kinds.stream().map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }
}
