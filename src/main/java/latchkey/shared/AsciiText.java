package latchkey.shared;

/**
 * What columns of addresses, domains and handles hold. The database compares nothing else with them: it calls that an error, and
 * whoever asks by such a text is to be told that there is no such thing.
 */
public final class AsciiText {
    private AsciiText() {}

    public static boolean is(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
