package latchkey.diagnosis.corpus;

/**
 * An app password that somebody was given.
 *
 * @param protocols as the portal writes them
 */
public record Given(String id, String address, String text, String protocols) {
    public String selector() {
        return text.substring(0, 4);
    }
}
