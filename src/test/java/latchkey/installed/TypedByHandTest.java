package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody types what the documents say, on a Friday. The lines are those of the documents; only the folders are others, and
 * programs that need root, a mail server or a database are played.
 */
class TypedByHandTest {
    private static final Document PORTAL = Document.of(Path.of("deployment/README.md"));
    private static final Document DOVECOT = Document.of(Path.of("deployment/dovecot/README.md"));
    private static final Document MAILCOW = Document.of(Path.of("deployment/mailcow/README.md"));

    /** Takes away who is to own it, and tells of it. */
    private static final String INSTALL = """
            echo "install $*" >> "$LOG"
            left=$#
            while [ "$left" -gt 0 ]; do
              case $1 in
                -o|-g) shift 2; left=$((left - 2));;
                *) set -- "$@" "$1"; shift; left=$((left - 1));;
              esac
            done
            exec /usr/bin/install "$@"
            """;

    @TempDir
    private Path machine;

    private record Told(int exit, String words) {}

    @BeforeEach
    void playAMachine() throws IOException {
        for (String folder : List.of("bin", "etc/latchkey", "etc/dovecot", "opt/latchkey", "var/backups")) {
            Files.createDirectories(machine.resolve(folder));
        }
        program("install", INSTALL);
        program("useradd", "echo \"useradd $*\" >> \"$LOG\"");
        program("doveadm", "echo \"doveadm $*\" >> \"$LOG\"");
        program("lua5.4", "echo \"lua5.4 $*\" >> \"$LOG\"");
        program("java", "echo \"$LATCHKEY_DATABASE_URL $*\" >> \"$LOG\"");
        program("mariadb-dump", "for word; do case $word in --result-file=*) echo dump > \"${word#*=}\";; esac; done");
    }

    private void program(String name, String does) throws IOException {
        Path file = machine.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Told type(Document.Frame frame, Path folder, String input) throws IOException, InterruptedException {
        String lines = frame.text().replaceAll("(?<![\\w.])/(etc|opt|var)/", machine + "/$1/");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("PATH", machine.resolve("bin") + ":/usr/bin:/bin");
        shell.environment().put("LOG", machine.resolve("log").toString());
        Process typed = shell.start();
        try (OutputStream keyboard = typed.getOutputStream()) {
            keyboard.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String words = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(typed.waitFor(), words);
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve(file)));
    }

    private String log() throws IOException {
        return Files.readString(machine.resolve("log"));
    }

    @Test
    void theUserOfThePortalAndItsSettingsThatNobodyElseReads() throws Exception {
        Told told = type(PORTAL.frame("useradd"), machine, "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(mode("etc/latchkey")).isEqualTo("rwxr-x---");
        assertThat(mode("etc/latchkey/latchkey.env")).isEqualTo("rw-------");
        assertThat(log()).contains("useradd --system", "install -d -o root -g latchkey");
    }

    @Test
    void aKeyThatIsPastedAndInNoHistory() throws Exception {
        for (Document document : List.of(PORTAL, MAILCOW)) {
            Files.deleteIfExists(machine.resolve("etc/latchkey/mailcow.key"));
            // Nobody but root may write to a file that nobody may write to.
            program(
                    "install",
                    INSTALL.replace("exec /usr/bin/install \"$@\"", "/usr/bin/install \"$@\" && chmod u+w \"$4\""));

            Told told = type(document.frame("install -o latchkey"), machine, "A1B2-C3D4\n");

            assertThat(told.exit()).as(told.words()).isZero();
            assertThat(machine.resolve("etc/latchkey/mailcow.key")).hasContent("A1B2-C3D4");
            assertThat(log()).contains("-o latchkey -g latchkey -m 0400");
        }
    }

    @Test
    void aSecretInAFileIsLongEnough() throws Exception {
        Told told = type(PORTAL.frame("install -d -o root -g latchkey -m 0750 /etc/latchkey/secrets"), machine, "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(mode("etc/latchkey/secrets")).isEqualTo("rwxr-x---");
        assertThat(machine.resolve("etc/latchkey/secrets/LATCHKEY_SECRETS_SESSION"))
                .content()
                .matches("[0-9a-f]{64}\\s");
    }

    @Test
    void breakGlassReadsThePortalsSettingsAsTheyStandInTheGuide() throws Exception {
        Files.writeString(
                machine.resolve("etc/latchkey/latchkey.env"),
                PORTAL.frame("LATCHKEY_DATABASE_URL").text());

        Told told = type(PORTAL.frame("cd /opt/latchkey"), machine, "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(log().lines())
                .hasSize(3)
                .allMatch(line ->
                        line.startsWith("jdbc:mariadb://127.0.0.1:3306/latchkey -jar quarkus-run.jar break-glass"));
    }

    @Test
    void aBackupIsReadByNobodyElse() throws Exception {
        Document.Frame backup = PORTAL.frame("( umask 077");
        Document.Frame andGoesOn =
                new Document.Frame(backup.document(), backup.language(), backup.above(), backup.text() + "\numask");

        Told told = type(andGoesOn, machine, "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(told.words().strip())
                .as("what is copied afterwards is readable")
                .doesNotEndWith("077");
        try (Stream<Path> backups = Files.list(machine.resolve("var/backups"))) {
            assertThat(backups.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .endsWith(".sql");
        }
        try (Stream<Path> backups = Files.list(machine.resolve("var/backups"))) {
            assertThat(mode("var/backups/" + backups.findFirst().orElseThrow().getFileName()))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theScriptsOnTheMailServerAreReadAndWhole() throws Exception {
        Told told = type(DOVECOT.frame("install -d -o root -g dovecot"), unpacked(), "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(told.words()).doesNotContain("BROKEN");
        assertThat(mode("etc/dovecot/latchkey")).isEqualTo("rwxr-xr-x");
        assertThat(mode("etc/dovecot/latchkey/latchkey.lua")).isEqualTo("rw-r-----");
        assertThat(mode("etc/dovecot/latchkey/latchkey.conf.lua")).isEqualTo("rw-r-----");
        assertThat(mode("etc/dovecot/latchkey/dovecot-latchkey.conf")).isEqualTo("rw-r--r--");
        assertThat(log()).contains("lua5.4 ").contains("latchkey-common.lua");
    }

    @Test
    void aDovecotThatOnlyObservesGetsItsFile() throws Exception {
        unpacked();
        Path release = machine.resolve("release");

        Told told = type(PORTAL.frame("install -d -o root -g dovecot"), release, "");

        assertThat(told.exit()).as(told.words()).isZero();
        assertThat(mode("etc/dovecot/latchkey/observe-only.conf")).isEqualTo("rw-------");
    }

    @Test
    void newScriptsTakeThePlaceOfTheOldOnesAllAtOnceOrNotAtAll() throws Exception {
        Path release = unpacked();
        type(DOVECOT.frame("install -d -o root -g dovecot"), release, "");
        Path installed = machine.resolve("etc/dovecot/latchkey/latchkey-first.lua");
        String before = Files.readString(installed);
        Files.writeString(release.resolve("latchkey-first.lua"), before + "-- a new version\n");
        Files.writeString(release.resolve("latchkey-last.lua"), "this is no Lua");

        Told broken = type(DOVECOT.frame("( set -e"), release, "");

        assertThat(broken.exit()).isNotZero();
        assertThat(installed).hasContent(before);
        assertThat(log()).doesNotContain("doveadm");

        Files.copy(
                machine.resolve("etc/dovecot/latchkey/latchkey-last.lua"),
                release.resolve("latchkey-last.lua"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Told whole = type(DOVECOT.frame("( set -e"), release, "");

        assertThat(whole.exit()).as(whole.words()).isZero();
        assertThat(installed).content().endsWith("-- a new version\n");
        assertThat(log()).endsWith("doveadm reload\n");
    }

    /** The folder as somebody has it before him, with the configuration filled in. */
    private Path unpacked() throws IOException {
        Path from = Path.of("deployment/dovecot");
        Path to = machine.resolve("release/dovecot");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Files.copy(to.resolve("latchkey.conf.lua.example"), to.resolve("latchkey.conf.lua"));
        return to;
    }
}
