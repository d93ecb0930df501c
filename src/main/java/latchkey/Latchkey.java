package latchkey;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.TimeZone;

/** Starts the portal. The JVM runs in UTC, first thing, so that no driver or library writes a local time into a table. */
@QuarkusMain
public class Latchkey {
    public static void main(String... args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Quarkus.run(args);
    }
}
