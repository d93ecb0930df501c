package latchkey.operations.importing;

/** A line that is not taken in; the others are. */
class BadLine extends Exception {
    private static final int LONGEST = 300;

    private final Why why;
    private final String word;

    /** @param word what stands there */
    BadLine(Why why, String word) {
        super(why.name(), null, false, false);
        this.why = why;
        this.word = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    }

    Why why() {
        return why;
    }

    String word() {
        return word;
    }
}
