package dev.linkwright.mail.domain;

/**
 * What was found of one record.
 *
 * @param words a sentence or two: what stands there, what it means, what to do
 */
public record Finding(Standing standing, String words) {

    /** NOT_CHECKED: nobody could be asked. WEAK: it is there and does little. */
    public enum Standing {
        GOOD("Fine"), WEAK("Weak"), BAD("Missing or wrong"), NOT_CHECKED("Not checked");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static Finding good(String words) {
        return new Finding(Standing.GOOD, words);
    }

    static Finding weak(String words) {
        return new Finding(Standing.WEAK, words);
    }

    static Finding bad(String words) {
        return new Finding(Standing.BAD, words);
    }

    static Finding notChecked(String words) {
        return new Finding(Standing.NOT_CHECKED, words);
    }

    public boolean stands() {
        return standing == Standing.GOOD || standing == Standing.WEAK;
    }
}
