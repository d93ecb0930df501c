package latchkey.parts;

/** Where a site had its people before Latchkey came. */
public enum ExistingPassdb {
    PASSWD_FILE(Check.READS, true, Tokens.NONE),
    /** The service account reads the password; the passdb hands over the fields of the userdb. */
    LDAP_READ_PREFETCH(Check.READS, true, Tokens.MARKED),
    LDAP_READ_USERDB(Check.READS, false, Tokens.UNMARKED),
    /** Searches the person and binds as him. */
    LDAP_BIND_PREFETCH(Check.BINDS, true, Tokens.MARKED),
    LDAP_BIND_USERDB(Check.BINDS, false, Tokens.MARKED),
    /** Some people in a file, and all in a directory that is asked after it. */
    FILE_THEN_LDAP(Check.READS, true, Tokens.UNMARKED),
    /** Leaves the login as typed, and tells whose it is by the field {@code latchkey_user}. */
    LDAP_AS_TYPED(Check.BINDS, false, Tokens.UNMARKED),
    /** Binds by a template ({@code auth_bind_userdn}), so it reads nothing of the person. */
    LDAP_TEMPLATE(Check.BINDS_BY_TEMPLATE, false, Tokens.MARKED);

    /** How it checks a main password. */
    enum Check {
        READS,
        BINDS,
        BINDS_BY_TEMPLATE
    }

    /** Whether it takes OAuth tokens, and says so by {@code latchkey_token}. */
    enum Tokens {
        NONE,
        UNMARKED,
        MARKED
    }

    private final Check check;
    private final boolean prefetch;
    private final Tokens tokens;

    ExistingPassdb(Check check, boolean prefetch, Tokens tokens) {
        this.check = check;
        this.prefetch = prefetch;
        this.tokens = tokens;
    }

    public boolean isDirectory() {
        return this != PASSWD_FILE;
    }

    public boolean hasFile() {
        return this == PASSWD_FILE || this == FILE_THEN_LDAP;
    }

    /** By binding as him a server never learns his password, so it cannot answer a challenge. */
    public boolean tellsPasswords() {
        return check == Check.READS;
    }

    /** Then it can look up nobody without a password, and knows people by one name. */
    public boolean bindsByTemplate() {
        return check == Check.BINDS_BY_TEMPLATE;
    }

    public boolean marksTokens() {
        return tokens == Tokens.MARKED;
    }

    /** 2.4 does not start with a mechanism for tokens and nobody who checks them. */
    public boolean takesTokens(DovecotVersion version) {
        return tokens != Tokens.NONE || version == DovecotVersion.V2_4;
    }

    String kind() {
        return isDirectory() ? "ldap" : "passwd-file";
    }

    Check check() {
        return check;
    }

    boolean prefetch() {
        return prefetch;
    }
}
