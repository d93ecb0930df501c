package latchkey.operations.start;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import latchkey.shared.GivenSettings;
import latchkey.shared.NameInLogs;

/** {@code quarkus-run.jar log-name ADDRESS}: tells by which short name the logs call a mailbox. */
public final class LogNameCommand {
    public static final String NAME = "log-name";

    private static final int MISUSED = 64;

    private LogNameCommand() {}

    /** @return the exit status: 0, or as sysexits.h has it */
    public static int run(List<String> addresses) {
        return run(addresses, System.out);
    }

    private static int run(List<String> addresses, PrintStream out) {
        Optional<String> secret = GivenSettings.read().getOptionalValue("latchkey.secrets.session", String.class);
        if (addresses.isEmpty() || secret.isEmpty()) {
            out.println("log-name ADDRESS … tells by which names the logs call mailboxes;"
                    + " it needs latchkey.secrets.session");
            return MISUSED;
        }
        NameInLogs names = new NameInLogs(secret.get());
        addresses.forEach(address -> out.println(names.of(address) + " " + address));
        return 0;
    }
}
