package dev.linkwright.prospect;

import jakarta.enterprise.context.ApplicationScoped;

/** Ranks a brand's prospects as ranking.md says, set by set in SQL. */
@ApplicationScoped
public class RankProspects {
}
