package latchkey.parts;

import java.util.Locale;

/** The people of example.org, as the realm file, the passwd-file and the seed know them. */
public enum Person {
    ALICE,
    BOB,
    /** May not use her main password any more. */
    CAROL,
    /** Helpdesk. */
    HANNA,
    /** Admin. */
    ADAM;

    /** Of everybody who has one, in base32. */
    public static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String address() {
        return login() + "@example.org";
    }

    /** At the provider. */
    public String signInPassword() {
        return login() + "-sign-in-1";
    }

    /** At the mail server. */
    public String mainPassword() {
        return login() + "-main-1";
    }
}
