package latchkey.mailserver;

/** Whether the mail server's own rule about second factors ends the main password of a mailbox in mail programs. */
public enum Affected {
    /** Only app passwords get in. */
    NOW,
    /** From the moment on in which it has one. */
    WITH_SECOND_FACTOR,
    NOT,
    UNKNOWN;

    /** What {@link #of} says, for a query over a row {@code k} of {@code known_mailbox}. */
    public static final String SQL = "CASE WHEN k.password_kept_by = 'mailcow' THEN"
            + " CASE k.second_factor WHEN TRUE THEN 'NOW' WHEN FALSE THEN 'WITH_SECOND_FACTOR' ELSE 'UNKNOWN' END"
            + " WHEN k.password_kept_by = 'generic-oidc' THEN 'NOW' WHEN k.password_kept_by = 'ldap' THEN 'NOT'"
            + " ELSE 'UNKNOWN' END";

    static Affected of(KnownMailbox mailbox) {
        return switch (mailbox.mainPassword()) {
            case REFUSED -> NOW;
            case TAKEN -> mailbox.wouldBreakWithASecondFactor() ? WITH_SECOND_FACTOR : NOT;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
