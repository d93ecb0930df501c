package latchkey;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.TimeZone;
import latchkey.migration.BreakGlassCommand;
import latchkey.operations.start.CheckSettings;
import latchkey.operations.start.HealthyCommand;
import latchkey.operations.start.LogNameCommand;
import latchkey.operations.start.MigrateCommand;
import latchkey.operations.start.Rehearsal;

/** Starts the portal. The JVM runs in UTC, first thing, so that no driver or library writes a local time into a table. */
@QuarkusMain
public class Latchkey {
    public static void main(String... args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length > 0 && args[0].equals(BreakGlassCommand.NAME)) {
            System.exit(BreakGlassCommand.run(Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(HealthyCommand.NAME)) {
            System.exit(HealthyCommand.run());
        }
        if (args.length > 0 && args[0].equals(LogNameCommand.NAME)) {
            System.exit(LogNameCommand.run(Arrays.asList(args).subList(1, args.length)));
        }
        boolean migrates = args.length > 0 && args[0].equals(MigrateCommand.NAME);
        boolean rehearses = args.length > 0 && args[0].equals(Rehearsal.NAME);
        if (rehearses) {
            Rehearsal.prepare();
        } else if (migrates ? !MigrateCommand.prepare() : CheckSettings.refuses()) {
            System.exit(CheckSettings.REFUSED);
        }
        // Not by Quarkus.run: with a handler of its own it says nothing of a start that fails.
        ApplicationLifecycleManager.setDefaultExitCodeHandler(
                (status, failure) -> System.exit(CheckSettings.exitStatus(status, failure)));
        if (rehearses) {
            Quarkus.run(Rehearsal.class, args);
        } else {
            Quarkus.run(args);
        }
    }
}
