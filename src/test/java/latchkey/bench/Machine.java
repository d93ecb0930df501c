package latchkey.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import latchkey.parts.OwnSchema;

/** On what it was measured. */
record Machine(OwnSchema schema, List<String> javaOptions) {
    List<String> lines() {
        return List.of(
                Runtime.getRuntime().availableProcessors() + " cores, " + of("/proc/cpuinfo", "model name") + "; "
                        + Long.parseLong(of("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 / 1024
                        + " GB of memory; load before the start "
                        + String.format(
                                Locale.ROOT,
                                "%.1f",
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                        + System.getProperty("java.runtime.version") + ", the portal with "
                        + String.join(" ", javaOptions),
                "MariaDB " + schema.text("SELECT VERSION()") + ", buffer pool "
                        + schema.number("SELECT @@innodb_buffer_pool_size DIV 1048576") + " MB, log "
                        + schema.number("SELECT @@innodb_log_file_size DIV 1048576")
                        + " MB, flushed once a second (innodb_flush_log_at_trx_commit = "
                        + schema.text("SELECT @@innodb_flush_log_at_trx_commit") + "), no binary log",
                "portal, database, provider of sign-ins, mail server and whoever measures share the machine");
    }

    private static String of(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
