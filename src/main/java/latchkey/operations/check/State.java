package latchkey.operations.check;

import java.util.Locale;

/** How a check stands; the later one is the worse. */
public enum State {
    GREEN(0),
    /** Nobody is harmed yet, or it is not known. */
    AMBER(1),
    RED(2);

    private final int measure;

    State(int measure) {
        this.measure = measure;
    }

    int measure() {
        return measure;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    State or(State other) {
        return compareTo(other) < 0 ? other : this;
    }

    static State redIf(boolean bad) {
        return bad ? RED : GREEN;
    }
}
