package dev.linkwright.prospect;

/**
 * One row of the ranked list.
 *
 * @param place    1 for the best; 0 where it is excluded
 * @param score    with the weights that were asked for
 * @param contacts how many people are known at the site
 */
public record RankedProspect(Prospect prospect, long place, Score score, long contacts) {

    public Grade authorityGrade() {
        return Grade.ofAuthority(prospect);
    }

    public Grade trafficGrade() {
        return Grade.ofTraffic(prospect);
    }

    public NextStep nextStep() {
        return NextStep.of(prospect, contacts > 0);
    }
}
