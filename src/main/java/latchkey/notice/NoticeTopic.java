package latchkey.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What mails are about, as a reader chooses them. */
public enum NoticeTopic {
    ISSUED,
    ENDED,
    FIRST_USE,
    NEW_NETWORK,
    EXPIRY,
    MAIN_PASSWORD,
    /** The helpdesk writes because a mail program fails. */
    NUDGE,
    /** Who can open the mailbox. */
    SIGN_IN,
    COMPROMISED,
    /** That mails were switched off. */
    CHOICE;

    /** Those that a reader may switch off. */
    public static List<NoticeTopic> switches() {
        return Arrays.stream(values()).filter(topic -> !topic.alwaysOn()).toList();
    }

    public static Optional<NoticeTopic> named(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.name().equals(name))
                .findFirst();
    }

    /** Whoever has got into somebody's session must not be able to hide that from him. */
    public boolean alwaysOn() {
        return this == SIGN_IN || this == COMPROMISED || this == CHOICE;
    }
}
