package dev.linkwright.campaign;

/** The versions of a mail that are tried against each other. A is there always. */
public enum Variant {
    A, B;

    /** B for “b”, A for everything else. */
    public static Variant named(String word) {
        return "b".equalsIgnoreCase(word) ? B : A;
    }

    /**
     * Which one a contact gets: always the same for the same enrollment and step. Neighbours alternate, so that both versions get the same
     * mix of good and bad sites; the digits of the number make the versions of one step independent of those of another.
     */
    static Variant of(long enrollmentId, int stepNo) {
        return (enrollmentId >> (stepNo - 1) & 1) == 0 ? A : B;
    }
}
