package dev.linkwright.imports;

import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.prospect.Rankings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes the rows of one import as sites, readings, people and prospects. A big one uses two connections: what hangs on new sites goes
 * in beside the sites themselves, which nobody can see before (src/adr/imports-are-lean.md).
 */
@ApplicationScoped
class WriteProspects {

    /** From here on an import uses two connections, and its ranking follows in the background. */
    static final int BIG = 20_000;

    private static final Logger LOG = Logger.getLogger(WriteProspects.class);

    private final Sql sql;
    private final Rankings rankings;

    WriteProspects(Sql sql, Rankings rankings) {
        this.sql = sql;
        this.rankings = rankings;
    }

    /**
     * How this import is written.
     *
     * @param sites   registrable domains in the file
     * @param known   how many of them we had
     * @param own     how many of these the import itself has written already, straight from the file
     * @param simple  every site has one row and at most one address
     * @param trusted the database lets us off checking every row's references, which the import's own joins prove
     */
    record Plan(ImportJob job, WorkTables tables, Staged staged, long sites, long known, long own, boolean simple, boolean trusted) {

        boolean beside() {
            return isBig() && trusted;
        }

        /** Its prospects are ranked in the background, and stand in no sorted index until then. */
        boolean isBig() {
            return makesProspects() && sites - known > BIG;
        }

        /** Else the file tells of sites without making them prospects; what comes after it reads them, so nothing goes beside. */
        boolean makesProspects() {
            return job.kind() == ImportKind.PROSPECTS;
        }
    }

    /** Numbers the sites, in a transaction of its own. */
    Plan plan(ImportJob job, WorkTables tables, Staged staged) {
        sql.run("drop table if exists " + tables.sites(), Map.of());
        step("numbering sites", tables, ApplyProspects.SITES, job.parameters());
        sql.run("analyze " + tables.sites(), Map.of());
        Object[] found = sql.row(tables.in(ApplyProspects.KNOWN), Map.of());
        long sites = Sql.number(found[1]);
        return new Plan(job, tables, staged, sites, Sql.number(found[0]), Sql.number(found[2]), sites == staged.good() && !staged.several(), sql.trusted());
    }

    /** Starts what can go beside; empty where everything goes one after the other. */
    Optional<Beside> beside(Plan plan, int longestSeconds) {
        return plan.beside() ? Optional.of(new Beside(() -> {
            sql.newSites(true);
            sql.waitForLocks(false);
            hangOnNewSites(plan);
        }, longestSeconds)) : Optional.empty();
    }

    /** Within the import's transaction. */
    Counts write(Plan plan, boolean beside) {
        sql.row("select 1 from brand where id = :brand for key share", plan.job().parameters());
        long firstProspect = plan.isBig() ? rankings.nextProspect() : 0;
        sql.newSites(true);
        run("new sites", plan, ApplyProspects.NEW_SITES);
        if (!beside) {
            hangOnNewSites(plan);
        }
        long created = plan.makesProspects() ? run("prospects", plan, 
            ApplyProspects.NEW_PROSPECTS.replace("{has_contact}", hasContact(plan)).replace("{awaits}", String.valueOf(plan.isBig()))) : 0;
        sql.newSites(false);
        if (plan.isBig()) {
            rankings.await(plan.job().brandId(), firstProspect);
        }
        long updated = 0;
        if (plan.known() > 0) {
            run("people of known sites", plan, ApplyProspects.PEOPLE_OF_KNOWN_SITES);
            run("readings of known sites", plan, ApplyProspects.READINGS_OF_KNOWN_SITES);
            run("words of own sites", plan, ApplyProspects.WORDS_OF_OWN_SITES, plan.own() > 0);
            run("titles of known sites", plan, ApplyProspects.TITLES_OF_KNOWN_SITES);
            created += plan.makesProspects() ? run("prospects of known sites", plan, ApplyProspects.PROSPECTS_OF_KNOWN_SITES) : 0;
        }
        if (plan.job().mapping().contains(Meaning.PRICE)) {
            run("prices", plan, ApplyProspects.PRICES);
        }
        if (plan.known() > 0) {
            updated = Sql.number(sql.row(plan.tables().in(ApplyProspects.UPDATED), plan.job().parameters())[0]);
        }
        Staged staged = plan.staged();
        return new Counts(staged.rows(), created, updated, staged.good() - created - updated, staged.refused());
    }

    private void hangOnNewSites(Plan plan) {
        run("people", plan, plan.simple() ? ApplyProspects.NEW_PEOPLE : ApplyProspects.NEW_PEOPLE_OF_SEVERAL_ROWS);
        run("readings", plan, plan.simple() ? ApplyProspects.NEW_READINGS : ApplyProspects.NEW_READINGS_OF_SEVERAL_ROWS);
    }

    private static String hasContact(Plan plan) {
        return plan.simple() ? "email is not null"
            : plan.tables().in("domain in (select domain from {rows} where refused is null and email is not null)");
    }

    private void run(String what, Plan plan, String text, boolean needed) {
        if (needed) {
            run(what, plan, text);
        }
    }

    private long run(String what, Plan plan, String text) {
        return step(what, plan.tables(), text, plan.job().parameters());
    }

    private long step(String what, WorkTables tables, String text, Map<String, Object> parameters) {
        long started = System.nanoTime();
        long rows = sql.run(tables.in(text), new HashMap<>(parameters));
        LOG.debugf("%s: %d rows, %d ms", what, rows, (System.nanoTime() - started) / 1_000_000);
        return rows;
    }
}
