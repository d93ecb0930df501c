package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What whoever writes a program for the portal reads of its interface. */
class ApiDocumentTest {
    private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S+):$");

    @Test
    void namesTheRoutesOfMachinesAndNoOthers() throws IOException {
        String document = Files.readString(Path.of("deployment/openapi.yaml"));

        assertThat(PATH.matcher(document).results().map(MatchResult::group).map(String::strip))
                .containsExactlyInAnyOrderElementsOf(Route.OF_MACHINES.stream()
                        .map(route -> route.path() + ":")
                        .toList());
    }
}
