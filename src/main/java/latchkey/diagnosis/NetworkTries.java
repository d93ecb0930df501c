package latchkey.diagnosis;

/**
 * What the network of a login has tried within a week, by the same protocol, as far as no device repeats it. Who guesses
 * tries much once, or all of it again and again.
 *
 * @param atThisName secrets at the name in question
 * @param names at which it tried something, but for those that it tries very much at, and those that have logged in from
 *     there: an office is full of people who mistype, and of clients that are refused for the first time
 * @param atThem secrets at those names
 * @param known whether the name in question has logged in from there
 * @param anywhere secrets at the name in question, from all networks: hundreds of machines may share the work
 */
public record NetworkTries(int atThisName, int names, int atThem, boolean known, int anywhere) {
    public static final NetworkTries NONE = new NetworkTries(0, 0, 0, false, 0);

    static final int MANY_AT_ONE_NAME = 12;
    static final int MANY_NAMES = 8;
    static final int MANY_AT_SOME_NAMES = 30;

    /** More than people and their devices come to: at this name, or at names of which this is one. */
    public boolean guesses() {
        return atThisName >= MANY_AT_ONE_NAME
                || (!known && (names >= MANY_NAMES || atThem >= MANY_AT_SOME_NAMES || anywhere >= MANY_AT_ONE_NAME));
    }
}
