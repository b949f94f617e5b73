package dev.linkwright.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,240 | false | 1240", "1,240,500 | false | 1240500", "1240 | false | 1240", "31,5 | true | 31.5", "31,5 | false | 31.5",
        "1.240,5 | true | 1240.5", "1.240 | true | 1240", "1.24 | false | 1.24", "1 240 | false | 1240", "12.3K | false | 12300",
        "1.2M | false | 1200000", "34 % | false | 34", "34% | false | 34", "-1 | false | -1", "0 | false | 0"})
    void numbersAreReadAsTheyAreWritten(String written, boolean decimalComma, double value) {
        assertThat(Values.number(written, decimalComma)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "n/a", "NaN", "1e9999x", "abc"})
    void whatIsNoNumberIsNone(String written) {
        assertThat(Values.number(written, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "YES, true", "1, true", "Ja, true", "false, false", "0, false", "'', false"})
    void yesHasManySpellings(String written, boolean yes) {
        assertThat(Values.yes(written)).isEqualTo(yes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-09-15", "2026-09-15 10:00:00", "2026-09-15T10:00:00Z", "Sep 15, 2026", "15 Sep 2026", "15.09.2026", "9/15/2026"})
    void daysHaveManySpellings(String written) {
        assertThat(Values.date(written)).hasValue(LocalDate.of(2026, 9, 15));
    }
}
