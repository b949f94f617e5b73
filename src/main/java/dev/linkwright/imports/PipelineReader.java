package dev.linkwright.imports;

import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Tags;
import dev.linkwright.prospect.Traits;
import dev.linkwright.shared.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a row says about work in hand: stage, owner, opportunity, tags, and what else our own export holds, each as the text that
 * {@link PipelineSql} takes apart. A column that is not there says {@link #SILENT}, which is not the same as an emptied cell.
 */
final class PipelineReader {

    static final String SILENT = "~";
    /** The order in which {@link PipelineSql} counts them, from 1. */
    static final List<Meaning> MEANINGS = List.of(Meaning.STAGE, Meaning.OWNER, Meaning.OPPORTUNITY, Meaning.TAGS, Meaning.STAGE_SINCE,
        Meaning.EXCLUDED_BECAUSE, Meaning.LAST_TOUCH, Meaning.ADDED, Meaning.SITE_TITLE, Meaning.SITE_COUNTRY, Meaning.SITE_LANGUAGE, Meaning.PEOPLE,
        Meaning.READINGS, Meaning.WORDS, Meaning.SITE_NOTES);

    private final int[] columns;
    private final boolean speaks;

    PipelineReader(Shape shape) {
        columns = MEANINGS.stream().mapToInt(meaning -> shape.meanings().indexOf(meaning)).toArray();
        speaks = speaks(shape.meanings());
    }

    static boolean speaks(List<Meaning> mapping) {
        return mapping.stream().anyMatch(MEANINGS::contains);
    }

    /**
     * @return null where the file says nothing of that kind
     * @throws RuleViolation with what can't be understood, in words
     */
    List<String> read(Row row) {
        if (!speaks) {
            return null;
        }
        List<String> said = new ArrayList<>(columns.length);
        for (int column : columns) {
            said.add(column < 0 ? SILENT : row.cell(column));
        }
        said.set(0, change(said.get(0), cell -> ProspectFilter.stage(cell).map(Stage::name).orElse("")));
        said.set(1, said.get(1).toLowerCase(Locale.ROOT));
        said.set(2, change(said.get(2), cell -> Traits.opportunity(cell).map(Enum::name).orElse("")));
        said.set(3, change(said.get(3), PipelineReader::tags));
        return said;
    }

    /** The addresses among the people of a row. */
    static Stream<String> addresses(List<String> said) {
        String people = said == null ? "" : said.get(MEANINGS.indexOf(Meaning.PEOPLE));
        return people.lines().map(line -> line.split(" \\| ", 2)[0].strip()).filter(part -> part.indexOf('@') > 0);
    }

    private static String change(String cell, java.util.function.UnaryOperator<String> reading) {
        return cell.equals(SILENT) || cell.isEmpty() ? cell : reading.apply(cell);
    }

    private static String tags(String cell) {
        TreeSet<String> tags = new TreeSet<>();
        for (String tag : cell.split("[,;]")) {
            if (!tag.isBlank()) {
                tags.add(Tags.checked(tag));
            }
        }
        if (tags.size() > Tags.MOST) {
            throw new RuleViolation("tags", "A prospect has at most " + Tags.MOST + " tags.");
        }
        return String.join(",", tags);
    }
}
