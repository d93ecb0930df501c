package latchkey.operations.importing;

/** A file that is no list of mailboxes. Nothing of it was kept. */
public class BadFile extends Exception {
    private final Fault fault;
    private final long line;
    private final String word;

    public enum Fault {
        NO_FILE,
        EMPTY,
        UTF_16,
        NOT_UTF_8,
        NUL,
        UNKNOWN_COLUMN,
        COLUMN_TWICE,
        NO_ADDRESS_COLUMN,
        NUMBER_OF_CELLS,
        BROKEN_QUOTES,
        LINE_BREAK_IN_CELL,
        TOO_LONG,
        NO_LINES,
        TOO_MANY_LINES
    }

    /**
     * @param line where, counted from 1; 0 where it is no single line
     * @param word what stands there, if that helps
     */
    BadFile(Fault fault, long line, String word) {
        super(fault + " in line " + line, null, false, false);
        this.fault = fault;
        this.line = line;
        this.word = word;
    }

    public Fault fault() {
        return fault;
    }

    public long line() {
        return line;
    }

    public String word() {
        return word;
    }
}
