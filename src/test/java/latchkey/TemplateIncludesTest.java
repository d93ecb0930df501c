package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates include their own package and the layout, hold nothing inline, and every word in them is a message. */
class TemplateIncludesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    static List<TemplateText> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new TemplateText(TEMPLATES.relativize(file).toString(), read(file)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateKeepsToItself(TemplateText template) {
        assertThat(template.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#include setup/lights /}",
                "{#include layout}{/include}",
                "{#include web/layout}{#page}helpdesk/another{/page}{/include}",
                "<p style='color:red'></p>",
                "<style>p{}</style>",
                "<script>go()</script>",
                "<a onclick='go()'></a>",
                "<a hx-on:click='go()'></a>",
                "<p>Hello</p>",
                "<p>{#if one}Hello{/if}</p>",
                "<img alt='Key'>",
                "<input placeholder='{web:search} here'>",
                "<ul>{#for one in many}<li>{one}, and</li>{/for}</ul>"
            })
    void whatDoesNotIsNoticed(String source) {
        assertThat(new TemplateText("helpdesk/planted.html", source).faults()).hasSize(1);
    }

    @Test
    void whatDoesIsLeftAlone() {
        String source = "{#include web/layout}{#page}helpdesk/planted{/page}{! a comment !}{#include helpdesk/row /}"
                + "<p class='lead' hx-get='/x'>{helpdesk:title} \u00B7 Latchkey, {row.tries}</p>"
                + "<script src='/assets/latchkey.js'></script>{/include}";

        assertThat(new TemplateText("helpdesk/planted.html", source).faults()).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
