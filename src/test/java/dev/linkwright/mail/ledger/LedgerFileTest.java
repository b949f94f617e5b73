package dev.linkwright.mail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.shared.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerFileTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static List<LedgerRow> read(String text) {
        return LedgerFile.read(text, Map.of("fernhill", 7L), NOW);
    }

    private static LedgerRow.Entry entry(String text) {
        return (LedgerRow.Entry) read(text).get(0);
    }

    private static String refusal(String text) {
        return ((LedgerRow.Refused) read(text).get(0)).reason();
    }

    @Test
    void columnsAreKnownByTheirNamesInAnyOrder() {
        LedgerRow.Entry entry = entry("\uFEFFBrand;Since;Reason;E-mail;Note\nFernhill;2026-01-02;Unsubscribed;Ines@Nomad.example;on the phone\n");
        assertThat(entry.whom().value()).isEqualTo("ines@nomad.example");
        assertThat(entry.reason()).isEqualTo(SuppressionReason.UNSUBSCRIBED);
        assertThat(entry.since()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(entry.proof()).isEqualTo("on the phone");
        assertThat(entry.brandId()).isEqualTo(7L);
    }

    @Test
    void aPlainListIsOneOfAddressesAndDomains() {
        assertThat(read("ines@nomad.example\n\n@site.example\nother.example\n")).extracting(row -> ((LedgerRow.Entry) row).whom().value())
                .containsExactly("ines@nomad.example", "site.example", "other.example");
    }

    @Test
    void everyRefusedLineSaysWhy() {
        String header = "address or domain,reason,since,proof,brand\n";
        assertThat(refusal(header + "not an address,,,,")).contains("is not a domain");
        assertThat(refusal(header + "a b@x.example,,,,")).contains("is not an e-mail address");
        assertThat(refusal(header + ",,,,Fernhill")).contains("is not a domain");
        assertThat(refusal(header + "a@x.example,dislikes us,,,")).contains("no reason we know");
        assertThat(refusal(header + "a@x.example,,yesterday,,")).contains("Write it as 2026-11-20");
        assertThat(refusal(header + "a@x.example,,2027-01-01,,")).contains("in the future");
        assertThat(refusal(header + "a@x.example,,,,Nobody")).contains("There is no brand “Nobody”");
        assertThat(refusal(header + "erased:00000000:" + "a".repeat(64) + ",,,,")).contains("another installation");
        assertThat(refusal(header + "erased:x,,,,")).contains("not an erased entry");
    }

    @Test
    void whatIsNoListAtAllIsSaid() {
        assertThatThrownBy(() -> read("\n\n")).isInstanceOf(RuleViolation.class).hasMessageContaining("nobody in this file");
    }

    @Test
    void anApostropheThatGuardsACellIsTakenOffAgain() {
        assertThat(entry("address,proof\na@x.example,'=1+1\n").proof()).isEqualTo("=1+1");
    }
}
