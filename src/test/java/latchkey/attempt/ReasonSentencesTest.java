package latchkey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For each reason there is something to say to the owner, and something for the helpdesk to say, in each language. */
class ReasonSentencesTest {
    private static final List<String> SENTENCES = List.of("reason", "toOwner", "whyRefused", "toSay");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void isThere(Reason reason) throws Exception {
        for (String sentence : SENTENCES) {
            String english = AttemptMessages.class
                    .getMethod(sentence, Reason.class)
                    .getAnnotation(Message.class)
                    .value();
            assertThat(of(reason, english)).as(sentence).isNotBlank();
            for (String language : List.of("de", "zh")) {
                String text = messages(language).getProperty(sentence);
                assertThat(of(reason, text))
                        .as(language + " " + sentence)
                        .isNotBlank()
                        .isNotEqualTo(of(reason, english));
            }
        }
    }

    /** It may as well have expired, or have been replaced. */
    @ParameterizedTest
    @ValueSource(strings = {"reason", "toOwner", "whyRefused", "toSay"})
    void whatHasEndedIsNotCalledRevoked(String sentence) throws Exception {
        String english = AttemptMessages.class
                .getMethod(sentence, Reason.class)
                .getAnnotation(Message.class)
                .value();

        assertThat(of(Reason.RETIRED_APP_PASSWORD, english)).doesNotContain("revoked");
        assertThat(of(Reason.RETIRED_APP_PASSWORD, messages("de").getProperty(sentence)))
                .doesNotContainIgnoringCase("widerrufen");
        assertThat(of(Reason.RETIRED_APP_PASSWORD, messages("zh").getProperty(sentence)))
                .doesNotContain("撤销");
    }

    /** What is said of all others is that the password was wrong. */
    private static String of(Reason reason, String text) {
        String from = reason == Reason.WRONG_PASSWORD ? "{#else}" : "{#is " + reason.name() + "}";
        assertThat(text).contains(from);
        String after = text.substring(text.indexOf(from) + from.length());
        return after.substring(0, after.indexOf("{"));
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader text = Files.newBufferedReader(
                Path.of("src/main/resources/messages/attempt_" + language + ".properties"), StandardCharsets.UTF_8)) {
            messages.load(text);
        }
        return messages;
    }
}
