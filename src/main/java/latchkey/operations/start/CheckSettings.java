package latchkey.operations.start;

import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import latchkey.shared.GivenSettings;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start with settings that would fail later, one after the other and in the words of libraries: each in one line
 * with its name, what is wrong and the way out, and all of them at once. Nothing is started yet, and nothing is changed.
 */
public final class CheckSettings {
    /** EX_CONFIG of sysexits.h: to start again by itself does not help, somebody has to change something. */
    public static final int REFUSED = 78;

    private static final List<Check> HERE = List.of(new Secrets(), new Surroundings(), new Addresses());
    private static final List<Check> OVER_THE_NETWORK = List.of(new Database(), new Provider());

    private CheckSettings() {}

    /** Tells all that is wrong on the standard error. */
    public static boolean refuses() {
        return tell(faults(new Given(GivenSettings.read())));
    }

    /** The same for bringing the tables up to date, which needs the database and its owner only. */
    static boolean refusesToMigrate() {
        Given given = new Given(GivenSettings.read());
        return tell(Stream.concat(Secrets.ofTheOwnerNow(given).stream(), new Database().faults(given).stream())
                .toList());
    }

    static List<Fault> faults(Given given) {
        List<CompletableFuture<List<Fault>>> answers = OVER_THE_NETWORK.stream()
                .map(check -> CompletableFuture.supplyAsync(() -> check.faults(given)))
                .toList();
        return Stream.concat(
                        HERE.stream().map(check -> check.faults(given)),
                        answers.stream().map(CompletableFuture::join))
                .flatMap(List::stream)
                .toList();
    }

    /** Of what a start waits for. */
    static void tellMeanwhile(String line) {
        System.err.println(line);
    }

    private static boolean tell(List<Fault> faults) {
        if (faults.isEmpty()) {
            return false;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Latchkey does not start, for " + faults.size() + (faults.size() == 1 ? " setting:" : " settings:"));
        faults.forEach(fault -> lines.add("  " + fault.line()));
        lines.add("All settings are explained in deployment/README.md. Nothing was started, and nothing was changed.");
        System.err.println(String.join(System.lineSeparator(), lines));
        return true;
    }

    /** Values that are out of their bounds are found and told a little later, all at once as well: the same end. */
    public static int exitStatus(int status, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException) {
                return REFUSED;
            }
        }
        return status;
    }
}
