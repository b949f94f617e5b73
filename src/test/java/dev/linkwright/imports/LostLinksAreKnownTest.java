package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.imports.StagedRow.LostSaid;
import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A link that the vendor's own export calls lost is read as lost, in each vendor's way of saying it. */
class LostLinksAreKnownTest {

    @Test
    void ahrefsSaysADayAndAReason() throws IOException {
        assertThat(read("""
            Referring page title,Referring page URL,Target URL,Anchor,Lost status,Drop reason,First seen,Last seen,Lost
            Gone,https://one.example/a,https://fernhill.example/,x,Lost,Link removed,2025-01-02 10:00:00,2026-10-01 10:00:00,2026-10-09 08:15:00
            There,https://two.example/a,https://fernhill.example/,x,,,2025-01-02 10:00:00,2026-10-01 10:00:00,
            """)).containsExactly(new LostSaid(LocalDate.of(2026, 10, 9), "Link removed"), null);
    }

    @Test
    void majesticSaysADayOrOnlyAFlag() throws IOException {
        assertThat(read("""
            SourceURL,AnchorText,SourceTrustFlow,TargetURL,FlagDeleted,LastSeenDate,DateLost,ReasonLost
            https://one.example/a,x,12,https://fernhill.example/,1,2026-10-01,2026-10-09,Deleted
            https://two.example/a,x,12,https://fernhill.example/,TRUE,2026-10-01,,
            https://three.example/a,x,12,https://fernhill.example/,0,2026-10-01,,
            """)).containsExactly(new LostSaid(LocalDate.of(2026, 10, 9), "Deleted"), new LostSaid(null, ""), null);
    }

    @Test
    void semrushAndOnesOwnSheetSayYes() throws IOException {
        assertThat(read("""
            Page ascore,Source title,Source url,Target url,Anchor,Last seen,New link,Lost link
            34,A page,https://one.example/a,https://fernhill.example/,x,2026-10-01,false,true
            34,A page,https://two.example/a,https://fernhill.example/,x,2026-10-01,false,false
            """)).containsExactly(new LostSaid(null, ""), null);
    }

    /** What each row says of its end; null where it says nothing. */
    private static List<LostSaid> read(String text) throws IOException {
        ImportFile file = new ImportFile(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Shape shape = file.shape();
        RowInterpreter interpreter = new RowInterpreter(shape, ImportKind.BACKLINKS, new LinksTo(shape, Optional.empty(), Set.of()), email -> false);
        List<LostSaid> said = new ArrayList<>();
        file.read(shape, row -> {
            StagedRow staged = interpreter.read(row);
            assertThat(staged.refused()).isNull();
            return said.add(staged.lost());
        });
        return said;
    }
}
