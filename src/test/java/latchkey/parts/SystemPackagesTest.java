package latchkey.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody without root on a machine without a mail server; the programs of the system are played. */
class SystemPackagesTest {
    @TempDir
    private Path programs;

    private Path installed;

    /** What the script said, and how it ended. */
    private record Told(int exit, String words) {}

    @BeforeEach
    void playASystem() throws IOException {
        installed = programs.resolve("installed");
        Files.writeString(installed, "");
        program("id", "echo 1000");
        program("apt-get", "echo \"apt-get $*\"");
        program("dpkg-query", "for name; do :; done; grep -qx \"$name\" " + installed + " && printf installed");
    }

    private void program(String name, String does) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Told run(String forWhat) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        "/bin/sh",
                        Project.file("src/test/sh/system-packages")
                                .toAbsolutePath()
                                .toString(),
                        forWhat)
                .redirectErrorStream(true);
        script.environment().put("PATH", programs + ":/usr/bin:/bin");
        script.environment().remove("LATCHKEY_INSTALL");
        Process process = script.start();
        String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Told(process.waitFor(), words);
    }

    @Test
    void whatIsMissingIsSaidInOneLineWithTheCommandThatInstallsIt() throws Exception {
        Told told = run("demo");

        assertThat(told.exit()).isEqualTo(1);
        List<String> lines = told.words().lines().toList();
        assertThat(lines.get(0)).startsWith("These packages are missing: dovecot-core dovecot-imapd");
        assertThat(lines.get(lines.size() - 1))
                .contains("sudo LATCHKEY_INSTALL=1 sh ")
                .endsWith("system-packages demo");
        assertThat(lines.get(0)).as("the demo prints a line for it").contains(" curl");
        assertThat(told.words()).doesNotContain("apt-get ");
    }

    private List<String> missing() throws IOException, InterruptedException {
        String line = run("demo").words().lines().findFirst().orElseThrow();
        return List.of(line.substring(line.indexOf(": ") + 2).split(" ", -1));
    }

    @Test
    void onlyWhatIsMissingIsNamed() throws Exception {
        Files.write(
                installed,
                missing().stream()
                        .filter(name -> !name.equals("dovecot-auth-lua"))
                        .toList());

        assertThat(run("demo").words()).startsWith("These packages are missing: dovecot-auth-lua\n");
    }

    @Test
    void nothingIsSaidWhenAllIsThere() throws Exception {
        Files.write(installed, missing());

        assertThat(run("demo")).isEqualTo(new Told(0, ""));
    }
}
