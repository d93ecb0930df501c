package latchkey.shared;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox address in the one form that is stored and compared: lower case, ASCII, the domain as A-labels.
 *
 * <p>Refuses everything else, an accent in the local part too: the mail servers compare bytes, and a look-alike must
 * never meet somebody else's mailbox.
 */
public record MailAddress(String localPart, String domain) {
    private static final int LONGEST = 254;
    private static final Pattern LOCAL_PART = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    public MailAddress {
        if (!LOCAL_PART.matcher(localPart).matches()
                || !DOMAIN.matcher(domain).matches()
                || localPart.length() + 1 + domain.length() > LONGEST) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /** @throws IllegalArgumentException if the text is no address that a mailbox of ours can have */
    public static MailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a mail address"));
    }

    public static Optional<MailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailAddress(lowerAscii(text.substring(0, at)), aLabels(text.substring(at + 1))));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * Java's IDN folds more than case: it makes straße.example of strasse.example, which is a domain of its own today,
     * and takes full-width letters for plain ones. What does not come back as it was is refused.
     */
    private static String aLabels(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
        }
        String lower = lowerOutsideAscii(domain);
        String converted = IDN.toASCII(lower);
        if (!IDN.toUnicode(converted).equals(lower)) {
            throw new IllegalArgumentException("another domain");
        }
        return converted;
    }

    /** Letter by letter: some outside of ASCII would become one within, or two, and thereby another domain. */
    private static String lowerOutsideAscii(String text) {
        return text.codePoints()
                .map(letter -> {
                    int lower = Character.toLowerCase(letter);
                    if (letter >= 0x80 && lower < 0x80) {
                        throw new IllegalArgumentException("another letter");
                    }
                    return lower;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Letters outside ASCII are left as they are and then refused: lower-casing some of them yields an ASCII letter. */
    private static String lowerAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : text;
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
