package latchkey.parts;

/** Where a site had its people before Latchkey came. */
public enum ExistingPassdb {
    PASSWD_FILE("passwd-file", false, true),
    /** The service account reads the password; the passdb hands over the fields of the userdb. */
    LDAP_READ_PREFETCH("ldap", false, true),
    LDAP_READ_USERDB("ldap", false, false),
    /** Searches the person and binds as him. */
    LDAP_BIND_PREFETCH("ldap", true, true),
    LDAP_BIND_USERDB("ldap", true, false);

    private final String kind;
    private final boolean bind;
    private final boolean prefetch;

    ExistingPassdb(String kind, boolean bind, boolean prefetch) {
        this.kind = kind;
        this.bind = bind;
        this.prefetch = prefetch;
    }

    public boolean isDirectory() {
        return kind.equals("ldap");
    }

    /** By binding as him a server never learns his password, so it cannot answer a challenge. */
    public boolean tellsPasswords() {
        return !bind;
    }

    String kind() {
        return kind;
    }

    boolean bind() {
        return bind;
    }

    boolean prefetch() {
        return prefetch;
    }
}
