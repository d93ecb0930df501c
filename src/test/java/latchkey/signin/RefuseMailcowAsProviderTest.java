package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import latchkey.parts.OidcStub;
import latchkey.shared.AnswersHalf;
import org.junit.jupiter.api.Test;

/** mailcow's sign-in does not tell of a second factor, so nobody may sign in with it. */
class RefuseMailcowAsProviderTest {
    @Test
    void aMailcowIsKnownByItsAnswers() {
        try (MailcowsOwnSignIn mailcow = MailcowsOwnSignIn.start()) {
            assertThat(RefuseMailcowAsProvider.answersAsMailcow(URI.create(mailcow.url())))
                    .isTrue();
        }
    }

    @Test
    void oneThatDoesNotAnswerIsKnownByItsAddressWhereItIsTheMailServerToo() {
        Map<String, String> oneMailcow = Map.of("latchkey.mailcow.url", "https://mail.invalid");
        Map<String, String> several = Map.of("latchkey.mailcow.second.url", "https://mail.invalid/");

        assertThatThrownBy(() -> start("https://MAIL.invalid/", oneMailcow))
                .hasMessageContaining("a mailcow")
                .hasMessageContaining("does not tell whether a second factor was used")
                .hasMessageContaining("OpenID Connect provider");
        assertThatThrownBy(() -> start("https://mail.invalid", several)).hasMessageContaining("a mailcow");
        assertThatCode(() -> start("https://mail.invalid/realms/mail", oneMailcow))
                .as("a provider below a path of the same host")
                .doesNotThrowAnyException();
    }

    @Test
    void aProviderAndOneThatIsAwayAreLeftToThemselves() {
        try (OidcStub provider = new OidcStub(Duration.ofMinutes(5))) {
            assertThat(RefuseMailcowAsProvider.answersAsMailcow(URI.create(provider.issuer())))
                    .isFalse();
            assertThatCode(() -> start(provider.issuer(), Map.of())).doesNotThrowAnyException();
        }
        assertThat(RefuseMailcowAsProvider.answersAsMailcow(URI.create("http://127.0.0.1:1")))
                .isFalse();
    }

    @Test
    void oneThatDoesNotEndItsAnswerHoldsUpNoStart() {
        try (AnswersHalf provider = new AnswersHalf()) {
            boolean mailcow = assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> RefuseMailcowAsProvider.answersAsMailcow(
                            provider.at("/realms/mail"), Duration.ofMillis(300)));

            assertThat(mailcow).isFalse();
        }
    }

    private static void start(String issuer, Map<String, String> settings) {
        new RefuseMailcowAsProvider(
                        URI.create(issuer),
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(settings, "test", 100))
                                .build())
                .check(new StartupEvent());
    }
}
