package latchkey.site;

/**
 * The portal of tests that need nothing but HTTP and the people of example.org: the one that is given by {@code
 * -Dlatchkey.it.url}, wherever it runs and whatever it was built into, or else the one of {@link Site}.
 */
public final class AnyPortal {
    /** Of the tests, for JUnit. */
    public static final String TAG = "any-portal";

    static final String GIVEN = "latchkey.it.url";

    private AnyPortal() {}

    /** Without a slash at the end. */
    public static String url() {
        String given = System.getProperty(GIVEN, "").strip();
        return given.isEmpty() ? Site.shared().portal().url() : given.replaceAll("/+$", "");
    }
}
