package latchkey.web;

/** The roles that a route can ask for. Nobody has one without an accepted second factor. */
public final class Roles {
    /** Signed in with a second factor; which mailboxes are his own is asked separately. */
    public static final String OWNER = "owner";

    public static final String HELPDESK = "helpdesk";
    public static final String ADMIN = "admin";

    /** Helpdesk of some domains only. A route that lets him in asks everything it reads and does in which domains he may. */
    public static final String DOMAIN_HELPDESK = "domain-helpdesk";

    /** Administrator of some domains only. */
    public static final String DOMAIN_ADMIN = "domain-admin";

    /** A machine with a bearer token of its own; never a person. */
    public static final String MACHINE = "machine";

    private Roles() {}
}
