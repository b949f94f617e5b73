package dev.linkwright.imports;

import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies stage, owner, opportunity and tags of a file, and the rest of our own export; says beforehand what would change, and takes it back. */
@ApplicationScoped
class ApplyPipeline {

    private final Sql sql;

    ApplyPipeline(Sql sql) {
        this.sql = sql;
    }

    /** After the import's prospects are there, in its transaction. Files that say nothing of that kind pass. */
    Counts write(ImportJob job, WorkTables tables, Counts counted) {
        if (!PipelineReader.speaks(job.mapping())) {
            return counted;
        }
        Map<String, Object> parameters = parameters(job);
        sql.run(tables.in(PipelineSql.WANT), parameters);
        sql.run("analyze import_want", Map.of());
        long held = sql.run(PipelineSql.HOLD, parameters);
        if (held > 0) {
            sql.run(PipelineSql.TELL_HELD, parameters);
        }
        long changed = sql.run(PipelineSql.REMEMBER, parameters);
        sql.run(PipelineSql.MOVE, parameters);
        PipelineSql.TELL.forEach(step -> sql.run(step, parameters));
        PipelineSql.SITES.forEach(step -> sql.run(step, parameters));
        long updated = Math.max(counted.updated(), changed);
        return new Counts(counted.rows(), counted.created(), updated, Math.max(0, counted.duplicate() - (updated - counted.updated()) - held), counted.refused() + held);
    }

    /** One sentence for each kind of change at prospects we have. */
    List<String> look(ImportJob job, WorkTables tables) {
        List<String> said = new ArrayList<>();
        if (!PipelineReader.speaks(job.mapping())) {
            return said;
        }
        Object[] found = sql.row(tables.in(PipelineSql.LOOK), parameters(job));
        say(said, found[0], "%,d changes its stage.", "%,d change their stage.");
        say(said, found[1], "%,d keeps its stage, because the file's can't follow it.", "%,d keep their stage, because the file's can't follow it.");
        say(said, found[2], "%,d changes its owner.", "%,d change their owner.");
        say(said, found[3], "%,d keeps its owner: nobody here has the address " + found[6] + ".", "%,d keep their owner: nobody here has these addresses: " + found[6] + ".");
        say(said, found[4], "%,d changes its opportunity.", "%,d change their opportunity.");
        say(said, found[5], "%,d changes its tags.", "%,d change their tags.");
        return said;
    }

    void undo(long importId, Instant now) {
        Map<String, Object> parameters = Map.of("import", importId, "now", now);
        sql.run(PipelineSql.UNDO_TOLD, parameters);
        sql.run(PipelineSql.UNDO, parameters);
    }

    private static void say(List<String> said, Object count, String one, String many) {
        long number = Sql.number(count);
        if (number > 0) {
            said.add(String.format(java.util.Locale.ROOT, number == 1 ? one : many, number));
        }
    }

    private static Map<String, Object> parameters(ImportJob job) {
        Map<String, Object> parameters = new HashMap<>(job.parameters());
        parameters.put("moves", Arrays.stream(Stage.values()).flatMap(from -> from.successors().stream().map(to -> from + ">" + to)).toArray(String[]::new));
        return parameters;
    }
}
