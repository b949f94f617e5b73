package dev.linkwright.mail.understand;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day a person is back, as absence notices name it. The latest plausible date within a year counts. */
final class ReturnDate {

    private static final Map<String, Integer> MONTHS = months();
    private static final Pattern ISO = Pattern.compile("\\b(20\\d\\d)-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern DOTTED = Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?(20\\d\\d|\\d\\d))?(?!\\d)");
    private static final Pattern SLASHED = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?(?![\\d/])");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,12})\\.?(?:,?\\s+(?:de\\s+)?(20\\d\\d))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "\\b(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(20\\d\\d))?(?!\\d)", Pattern.CASE_INSENSITIVE);

    private ReturnDate() {
    }

    static Optional<LocalDate> in(String text, LocalDate written) {
        LocalDate latest = null;
        for (LocalDate date : dates(text, written)) {
            if (date.isAfter(written) && date.isBefore(written.plusYears(1)) && (latest == null || date.isAfter(latest))) {
                latest = date;
            }
        }
        return Optional.ofNullable(latest);
    }

    private static Iterable<LocalDate> dates(String text, LocalDate written) {
        List<LocalDate> dates = new ArrayList<>();
        ISO.matcher(text).results().forEach(m -> add(dates, m.group(1), m.group(2), m.group(3), written));
        DOTTED.matcher(text).results().forEach(m -> add(dates, m.group(3), m.group(2), m.group(1), written));
        Matcher slashed = SLASHED.matcher(text);
        while (slashed.find()) {
            // day first unless that is impossible: 11/30 can only be American
            boolean american = Integer.parseInt(slashed.group(2)) > 12;
            add(dates, slashed.group(3), slashed.group(american ? 1 : 2), slashed.group(american ? 2 : 1), written);
        }
        DAY_MONTH.matcher(text).results().forEach(m -> addNamed(dates, m.group(3), m.group(2), m.group(1), written));
        MONTH_DAY.matcher(text).results().forEach(m -> addNamed(dates, m.group(3), m.group(1), m.group(2), written));
        return dates;
    }

    private static void addNamed(List<LocalDate> dates, String year, String month, String day, LocalDate written) {
        Integer number = MONTHS.get(month.toLowerCase(Locale.ROOT));
        if (number != null) {
            add(dates, year, number.toString(), day, written);
        }
    }

    private static void add(List<LocalDate> dates, String year, String month, String day, LocalDate written) {
        try {
            int y = year == null ? written.getYear() : Integer.parseInt(year.length() == 2 ? "20" + year : year);
            LocalDate date = LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day));
            dates.add(year == null && date.isBefore(written) ? date.plusYears(1) : date);
        } catch (DateTimeException noSuchDay) {
            // not a date after all
        }
    }

    private static Map<String, Integer> months() {
        String[] names = {
            "january jan januar jänner janvier enero gennaio janeiro januari januarie tammikuuta stycznia января",
            "february feb februar février fevrier febrero febbraio fevereiro februari helmikuuta lutego февраля",
            "march mar mär märz maerz mars marzo março maart maaliskuuta marca марта",
            "april apr avril abril aprile huhtikuuta kwietnia апреля",
            "may mai mayo maggio maio mei maj toukokuuta maja мая",
            "june jun juni juin junio giugno junho kesäkuuta czerwca июня",
            "july jul juli juillet julio luglio julho heinäkuuta lipca июля",
            "august aug août aout agosto augustus augusti elokuuta sierpnia августа",
            "september sep sept septembre septiembre settembre setembro syyskuuta września сентября",
            "october oct okt oktober octobre octubre ottobre outubro lokakuuta października октября",
            "november nov novembre noviembre novembro marraskuuta listopada ноября",
            "december dec dez dezember décembre decembre diciembre dicembre dezembro joulukuuta grudnia декабря"};
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
