package latchkey.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever ends the JVM that started the parts, they end too. */
class LeavesNothingIT {

    @Test
    void programsEndWithinSecondsWhenTheirJvmIsKilled() throws IOException, InterruptedException {
        Process jvm = jvmWithTwoPrograms();
        Run run = runOf(jvm);
        List<ChildProcess> programs = programsOf(run);
        assertThat(programs).allMatch(ChildProcess::alive);
        List<ProcessId> ids =
                programs.stream().map(program -> program.id().orElseThrow()).toList();

        jvm.destroyForcibly();

        await().atMost(Duration.ofSeconds(15)).until(() -> ids.stream().noneMatch(ProcessId::alive));
        await().atMost(Duration.ofSeconds(5)).until(() -> !run.open().toFile().exists());
    }

    @Test
    void programsHaveEndedWhenTheirJvmHasEndedOfItself() throws IOException, InterruptedException {
        Process jvm = jvmWithTwoPrograms();
        List<ChildProcess> programs = programsOf(runOf(jvm));
        assertThat(programs).allMatch(ChildProcess::alive);

        jvm.destroy();

        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(programs).noneMatch(ChildProcess::alive);
    }

    @Test
    void aNumberThatAnotherProcessHasByNowIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        ProcessId actual = ProcessId.of(stranger.pid()).orElseThrow();
        ProcessId former = new ProcessId(actual.pid(), actual.started() - 1);

        former.signal("TERM");
        former.signalGroup("KILL");

        assertThat(former.alive()).isFalse();
        assertThat(actual.alive()).isTrue();
        stranger.destroyForcibly();
    }

    private static Process jvmWithTwoPrograms() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoPrograms.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Run runOf(Process jvm) throws IOException {
        BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8);
        return Run.at(Path.of(said.readLine())).orElseThrow();
    }

    private static List<ChildProcess> programsOf(Run run) {
        return List.of(new ChildProcess(run, 10, "first"), new ChildProcess(run, 20, "second"));
    }

    /** A JVM of its own, to be ended in more than one way. */
    static final class TwoPrograms {
        private TwoPrograms() {}

        public static void main(String[] arguments) throws IOException {
            Run run = Run.begin("probe");
            programsOf(run).forEach(program -> program.start(List.of("sleep", "300"), Map.of()));
            System.out.println(run.folder());
            // Until it is ended, or the JVM that started it is gone.
            int nobodySaysAnything = System.in.read();
            System.exit(nobodySaysAnything);
        }
    }
}
