package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody who asked to be erased does not come back in a file; not even in the list of what was refused. */
class ErasedAddressIsNotImportedTest {

    private static final Shape SHAPE = new Shape("UTF-8", ',', 1, List.of("Domain", "Email"), Optional.empty(), List.of(Meaning.SITE, Meaning.EMAIL), false, List.of());
    private static final RowInterpreter INTERPRETER = new RowInterpreter(SHAPE, ImportKind.PROSPECTS, null, address -> address.equalsIgnoreCase("tomas@nomad.com"));

    @Test
    void theRowIsRefusedAndItsAddressIsTakenOut() {
        StagedRow row = INTERPRETER.read(new Row(1, 2, List.of("nomad.com", "ines@nomad.com; Tomas@nomad.com")));
        assertThat(row.refused()).contains("asked to be erased");
        assertThat(row.cells()).containsExactly("nomad.com", "ines@nomad.com; ");
    }

    @Test
    void broughtAgainWithoutItTheRowIsTaken() {
        assertThat(INTERPRETER.read(new Row(1, 2, List.of("nomad.com", "ines@nomad.com; "))).refused()).isNull();
    }
}
