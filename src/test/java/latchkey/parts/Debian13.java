package latchkey.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian 13 in a folder, for its Dovecot 2.4: made once, kept in the cache, never changed by a run. A program in it sees
 * the run's open folder under the same path, by mounts that end with the program.
 */
record Debian13(Path root) {
    private static final String ENTRY = "debian-13-dovecot";
    private static final Path DEBOOTSTRAP = Path.of("/usr/sbin/debootstrap");
    private static final String PACKAGES = "dovecot-core,dovecot-imapd,dovecot-pop3d,dovecot-submissiond,dovecot-ldap,"
            + "dovecot-auth-lua,lua-sql-mysql";

    static Debian13 made() {
        if (!possible()) {
            throw new CannotStart("Dovecot 2.4 runs in a folder with Debian 13, which only root can make and enter:"
                    + " run the tests as root");
        }
        return new Debian13(Cache.ofThisUser().entry(ENTRY, Debian13::make));
    }

    static boolean possible() {
        return System.getProperty("user.name").equals("root");
    }

    /** Runs inside, in the place of the shell that starts it. */
    List<String> inside(Path open, List<String> command) {
        String mounts = """
                root=$1; open=$2; shift 2
                mount --rbind /dev "$root/dev" && mount -t proc proc "$root/proc" && mount -t tmpfs tmpfs "$root/tmp" \
                && mkdir "$root$open" && mount --bind "$open" "$root$open" && exec chroot "$root" "$@"
                """;
        List<String> words =
                new ArrayList<>(List.of("unshare", "-m", "sh", "-c", mounts, "sh", root.toString(), open.toString()));
        words.addAll(command);
        return words;
    }

    private static void make(Path folder) {
        if (!Files.isExecutable(DEBOOTSTRAP)) {
            throw new CannotStart("debootstrap is not installed: sh src/test/sh/system-packages verify");
        }
        System.out.println("Debian 13 with Dovecot 2.4: about 90 MB to download, once");
        Stopwatch watch = new Stopwatch();
        Path log = folder.resolveSibling("debian-13.log");
        new Command(
                        // Its mounts end with it, also when it is killed.
                        List.of(
                                "unshare",
                                "-m",
                                DEBOOTSTRAP.toString(),
                                "--variant=minbase",
                                "--include=" + PACKAGES,
                                "trixie",
                                folder.toString()),
                        log)
                .run(Duration.ofMinutes(15));
        Folders.delete(folder.resolve("var/cache/apt/archives"));
        watch.tell("Debian 13 ready (" + Folders.megabytes(folder) + " MB)");
    }
}
