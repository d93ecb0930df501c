package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mail server's Lua takes for an app password what the portal makes, and nothing that is a little different. */
class SameShapeInLuaTest {
    private static final Path LUA = Path.of("deployment/dovecot/latchkey-first.lua");
    private static final String SECTION = "-- What was typed ";
    private static final String NEXT_SECTION = "-- Questions to the database ";

    private static final String ASK = "for line in io.lines() do print((shape_of(line))) end";

    @Test
    void everyPasswordThatThePortalMakesHasTheShapeOfOne() throws IOException, InterruptedException {
        List<String> made = Stream.generate(SameShapeInLuaTest::made).limit(300).toList();

        assertThat(shapes(made)).hasSize(300).containsOnly("app");
    }

    @Test
    void howAPersonTypesItIsForgiven() throws IOException, InterruptedException {
        PlainPassword one = PlainPassword.generate(new SecureRandom());
        String text = one.reveal();

        List<String> shapes = shapes(List.of(
                text.toUpperCase(java.util.Locale.ROOT),
                String.join(" ", one.groups()),
                String.join("-", one.groups()),
                String.join("\u2013", one.groups()),
                String.join("\u00A0", one.groups()),
                text.replace('0', 'o').replace('1', 'l'),
                text.replace('0', 'O').replace('1', 'I')));

        assertThat(shapes).containsOnly("app");
    }

    @Test
    void oneWrongCharacterOrOneTooFewIsNoticedThereToo() throws IOException, InterruptedException {
        String text = made();
        char other = text.charAt(9) == '7' ? '8' : '7';

        List<String> shapes = shapes(List.of(
                text.substring(0, 9) + other + text.substring(10), text.substring(1), text + "7", "alice-main-1"));

        assertThat(shapes).containsExactly("mistyped", "mistyped", "mistyped", "other");
    }

    @Test
    void whatWasCopiedAroundItMakesItAMistypedOneAndNeverARightOne() throws IOException, InterruptedException {
        String text = made();
        String groups =
                String.join(" ", PlainPassword.generate(new SecureRandom()).groups());

        List<String> around = shapes(List.of(
                text + ".",
                text + ",",
                text + " . ",
                "\"" + text + "\"",
                "'" + text + "'",
                "(" + text + ")",
                "\u201e" + text + "\u201c",
                "\u00ab\u00a0" + text + "\u00a0\u00bb",
                "\u200b" + text,
                text + "\u3002",
                groups + "."));
        List<String> others = shapes(List.of(
                text.substring(1) + ".",
                text.substring(0, 16) + "." + text.substring(16),
                text + ".".repeat(120),
                "..."));

        assertThat(around).hasSize(11).containsOnly("mistyped");
        assertThat(others).hasSize(4).containsOnly("other");
    }

    private static String made() {
        return PlainPassword.generate(new SecureRandom()).reveal();
    }

    /** The text of the script itself, from where it looks at what was typed; the rest needs a Dovecot. */
    private static List<String> shapes(List<String> typed) throws IOException, InterruptedException {
        String script = Files.readString(LUA);
        int begin = script.indexOf(SECTION);
        int end = script.indexOf(NEXT_SECTION);
        assertThat(begin).as("section of %s", LUA).isBetween(1, end);
        Process lua = new ProcessBuilder("lua5.4", "-e", "\n" + script.substring(begin, end) + ASK)
                .redirectErrorStream(true)
                .start();
        try (var in = lua.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : typed) {
                in.write(line + "\n");
            }
        }
        List<String> shapes = lua.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(lua.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return shapes;
    }
}
