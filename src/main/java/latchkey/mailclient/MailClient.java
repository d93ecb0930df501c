package latchkey.mailclient;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import latchkey.shared.Protocol;

/**
 * A mail program that Latchkey has steps for, as its file in {@code clients/} describes it.
 *
 * @param key in forms and addresses of pages; never changes
 * @param name the maker's own, in every language
 * @param platforms where it runs; may be empty
 * @param group under which heading it is offered
 * @param protocols what it can speak
 * @param usual what is chosen for it unless the owner chooses otherwise
 * @param sending where it keeps the password for sending
 * @param heldBy the vendor whose servers log in with the password and keep it; empty for a program that does so itself
 * @param imapId how it tells its name
 * @param ways of setting it up, the easiest first
 * @param checked whether somebody went through its steps on a device
 * @param steps by language
 */
public record MailClient(
        String key,
        String name,
        String platforms,
        Group group,
        Icon icon,
        Set<Protocol> protocols,
        Set<Protocol> usual,
        Sending sending,
        String heldBy,
        ImapId imapId,
        List<Way> ways,
        boolean checked,
        Map<String, Steps> steps) {

    /** In the order in which people look for them. */
    public enum Group {
        PHONE,
        COMPUTER,
        DEVICE,
        WEB,
        TERMINAL,
        OTHER;

        /** Few look for these: they are folded away. */
        public boolean folded() {
            return this == WEB || this == TERMINAL;
        }
    }

    /** Our own, neutral ones: a maker's mark would be a trademark. */
    public enum Icon {
        PHONE,
        TABLET,
        WINDOW,
        TERMINAL,
        GLOBE,
        PRINTER,
        ENVELOPE;

        /** Class name in the style sheet. */
        public String css() {
            return "icon-" + name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Sending {
        /** A second time: whoever replaces one only can receive and not send. */
        APART,
        SHARED,
        /** It does not send, or does nothing else. */
        NONE
    }

    public enum Way {
        AUTOCONFIG,
        AUTODISCOVER,
        PROFILE,
        QR,
        K9S,
        BY_HAND
    }

    /** RFC 2971. Dovecot's password check sees it only if it comes before the login. */
    public record ImapId(List<String> names, When when) {
        public enum When {
            BEFORE_LOGIN,
            AFTER_LOGIN,
            NEVER,
            UNKNOWN
        }
    }

    /**
     * What to do in the program, in one language.
     *
     * @param newAccount for one that does not have the account yet
     * @param receiving to replace the saved password; empty for one that only sends
     * @param sending the same for sending; empty where there is one password for both, or nothing is sent
     * @param note one sentence that spares trouble, or empty
     */
    public record Steps(List<String> newAccount, List<String> receiving, List<String> sending, String note) {}

    /** For a sentence of another feature; a page says {@code client:name}. */
    public String nameIn(Locale locale) {
        return MessageBundles.get(MailClientMessages.class, Localized.Literal.of(locale.toLanguageTag()))
                .name(key, name);
    }

    /** In English where a language is missing. */
    public Steps steps(Locale locale) {
        Steps own = steps.get(locale.getLanguage());
        return own == null ? Objects.requireNonNull(steps.get("en")) : own;
    }

    public boolean hasWay(Way way) {
        return ways.contains(way);
    }
}
