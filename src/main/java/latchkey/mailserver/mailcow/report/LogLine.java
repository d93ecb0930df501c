package latchkey.mailserver.mailcow.report;

/**
 * A line of a log, as mailcow lists it.
 *
 * @param second since 1970, by mailcow's clock
 */
public record LogLine(long second, String message) {
    /** It may hold a piece of what somebody tried. */
    @Override
    public String toString() {
        return "a line of second " + second;
    }
}
