package latchkey.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latchkey.parts.MariaDb;
import latchkey.site.Site;

/** The command, as on the server: the settings of the database, and a provider that does not answer. */
final class BreakGlassByCommand {
    private BreakGlassByCommand() {}

    record Answer(int status, String text) {}

    static Answer run(Site site, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("latchkey.target", "target"), "quarkus-app/quarkus-run.jar")
                        .toString(),
                "break-glass"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("LATCHKEY_DATABASE_URL", site.parts().mariaDb().jdbcUrl());
        builder.environment().put("LATCHKEY_DATABASE_PASSWORD", MariaDb.password(MariaDb.PORTAL));
        builder.environment().put("LATCHKEY_OIDC_ISSUER", "http://127.0.0.1:9/");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
