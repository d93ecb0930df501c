package latchkey.shared;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a mail client speaks to the mail server. Submission and SMTP are one: a person sends mail. */
public enum Protocol {
    IMAP,
    POP3,
    SMTP,
    SIEVE;

    /** As in forms, tables and the page's element ids. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Protocol> ofKey(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }

    public static String join(Set<Protocol> protocols) {
        return Arrays.stream(values())
                .filter(protocols::contains)
                .map(Protocol::key)
                .collect(Collectors.joining(","));
    }

    /** The reverse of {@link #join}; what is no protocol of ours is left out. */
    public static Set<Protocol> split(String joined) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (String key : joined.split(",", -1)) {
            ofKey(key).ifPresent(protocols::add);
        }
        return protocols;
    }
}
