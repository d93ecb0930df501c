package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By what this replica is told from the others, also by people: its machine or container, and its port there. */
@ApplicationScoped
class ThisReplica {
    private static final Path OF_THE_MACHINE = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 90;

    private final String name;

    ThisReplica(@ConfigProperty(name = "quarkus.http.port") int port) {
        String machine = machine().replaceAll("[^A-Za-z0-9._-]", "?");
        this.name = machine.substring(0, Math.min(machine.length(), LONGEST)) + ":" + port;
    }

    String name() {
        return name;
    }

    /** Read, not looked up: a name server that is away would hold up the start. */
    private static String machine() {
        try {
            return Files.readString(OF_THE_MACHINE).strip();
        } catch (IOException elsewhere) {
            return "portal";
        }
    }
}
