package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import latchkey.mailcow.MailcowStub;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.MailcowAnswer.KeyReadsOnly;
import latchkey.mailserver.mailcow.MailcowKey.KeyTurnedAway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traps in what mailcow's API answers: each as the real one answers it, and what the portal makes of it. */
class AnswersOfMailcowTest {
    private static final String ALICE = "alice@cow.test";

    private StubbedMailcow mailcow;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    @DisplayName("REST API: without a key mailcow answers 200 and an empty body")
    void anEmptyBodyIsAFailure() throws IOException {
        assertThat(new Raw(mailcow.stub, null).get("get/status/version")).isEqualTo("200 ");
        Files.writeString(mailcow.keyFile, "\n");

        assertThatThrownBy(() -> mailcow.api.ask("get/status/version")).isInstanceOf(Unreachable.class);

        assertThat(mailcow.stub.requests("get/status/version")).isEqualTo(1);
    }

    @Test
    @DisplayName("REST API: get/app-passwd/{id} answers 200 and an empty body")
    void anEmptyAnswerIsNotTakenForNone() {
        assertThat(Raw.with(mailcow.stub).get("get/app-passwd/1")).isEqualTo("200 ");

        assertThatThrownBy(() -> mailcow.api.few("get/app-passwd/1"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("200 and nothing");
    }

    @Test
    @DisplayName("REST API: an empty result is {}, not []")
    void anEmptyObjectIsAnEmptyList() {
        assertThat(Raw.with(mailcow.stub).get("get/app-passwd/all/" + ALICE)).isEqualTo("200 {}");

        assertThat(mailcow.api.few("get/app-passwd/all", ALICE)).isEmpty();
    }

    @Test
    @DisplayName("REST API: a wrong key is 401, and wrong keys count for the ban: stop and alarm")
    void aWrongKeyIsSentOnce() {
        Raw wrong = new Raw(mailcow.stub, "WRONG0-000000-000000-000000-000000");
        assertThat(wrong.get("get/status/version"))
                .isEqualTo("401 {\"type\":\"error\",\"msg\":\"authentication failed\"}");
        MailcowStub.writeKey("WRONG0-000000-000000-000000-000000", mailcow.keyFile);

        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> mailcow.api.ask("get/status/version")).isInstanceOf(KeyTurnedAway.class);
            assertThatThrownBy(() -> mailcow.api.order("delete/app-passwd", List.of("1")))
                    .isInstanceOf(KeyTurnedAway.class);
        }

        assertThat(mailcow.stub.keys().turnedAway()).isEqualTo(2);
    }

    @Test
    @DisplayName("REST API: a network that is not allowed is 401 too")
    void anotherNetworkIsToldOnce() {
        mailcow.stub.keys().allowElsewhereOnly(true);
        assertThat(Raw.with(mailcow.stub).get("get/status/version"))
                .isEqualTo("401 {\"type\":\"error\",\"msg\":\"api access denied for ip 127.0.0.1\"}");

        assertThatThrownBy(() -> mailcow.api.ask("get/status/version")).isInstanceOf(KeyTurnedAway.class);
        assertThatThrownBy(() -> mailcow.api.ask("get/status/version")).isInstanceOf(KeyTurnedAway.class);

        assertThat(mailcow.stub.keys().turnedAway()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "203.0.113.5 | 203.0.113.5",
                "2001:db8::5 | 2001:db8::5",
                "203.0.113.5 is what you think | none",
                "999.0.0.1 | none",
                "dead.beef | none"
            })
    void ofWhyTheKeyIsTurnedAwayNothingIsRepeatedButAnAddress(String told, @Nullable String repeated) {
        MailcowAnswer answer =
                new MailcowAnswer(401, "{\"type\":\"error\",\"msg\":\"api access denied for ip " + told + "\"}");

        assertThatThrownBy(answer::requireReached)
                .isInstanceOfSatisfying(
                        KeyTurnedAway.class,
                        no -> assertThat(no.deniedAddress()).isEqualTo(Optional.ofNullable(repeated)));
    }

    @Test
    @DisplayName("REST API: the read-only key is 403 on add, edit and delete")
    void aKeyThatReadsOnlyIsToldFromARefusal() {
        assertThat(new Raw(mailcow.stub, MailcowStub.KEY_THAT_READS_ONLY).post("delete/app-passwd", "[\"1\"]"))
                .isEqualTo("403 {\"type\":\"error\",\"msg\":\"API read/write access denied\"}");
        MailcowStub.writeKey(MailcowStub.KEY_THAT_READS_ONLY, mailcow.keyFile);

        assertThatThrownBy(() -> mailcow.api.order("delete/app-passwd", List.of("1")))
                .isInstanceOf(KeyReadsOnly.class);
    }

    @Test
    void whoForbidsAQuestionIsSomethingBeforeMailcowAndTheKeyIsNotBlamed() {
        MailcowAnswer forbidden = new MailcowAnswer(403, "<html>403 Forbidden</html>");

        assertThatThrownBy(forbidden::read).isInstanceOf(Unreachable.class).hasMessage("mailcow answers 403");
        assertThatThrownBy(forbidden::rows).isInstanceOf(Unreachable.class).hasMessage("mailcow answers 403");
        assertThatThrownBy(forbidden::done).isInstanceOf(KeyReadsOnly.class);
    }

    @Test
    @DisplayName("REST API: a business error is HTTP 200 with type danger")
    void twoHundredWithDangerIsARefusal() {
        assertThat(Raw.with(mailcow.stub).post("delete/app-passwd", "[\"99\"]"))
                .isEqualTo("200 [{\"type\":\"danger\",\"log\":[\"app_passwd\",\"delete\",{\"id\":[\"99\"]}],"
                        + "\"msg\":\"app_passwd_id_invalid\"}]");

        assertThatThrownBy(() -> mailcow.api.order("delete/app-passwd", List.of("99")))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("app_passwd_id_invalid");
    }

    @Test
    @DisplayName("REST API: the last element of the answer decides, and an array stops at the first bad id")
    void theLastWordCounts() {
        int phone = mailcow.stub
                .state()
                .addAppPassword(ALICE, "phone", "a-secret-of-hers", List.of("imap"))
                .id();
        int tablet = mailcow.stub
                .state()
                .addAppPassword(ALICE, "tablet", "another-secret", List.of("imap"))
                .id();

        assertThatThrownBy(() -> mailcow.api.order("delete/app-passwd", List.of("" + phone, "99", "" + tablet)))
                .isInstanceOf(Declined.class);

        assertThat(mailcow.stub.state().appPassword(phone)).isEmpty();
        assertThat(mailcow.stub.state().appPassword(tablet)).isPresent();
    }

    @Test
    @DisplayName("REST API: the message is a text or an array")
    void bothFormsOfAMessageAreRead() {
        int phone = mailcow.stub
                .state()
                .addAppPassword(ALICE, "phone", "a-secret-of-hers", List.of("imap"))
                .id();

        assertThat(mailcow.api.order("delete/app-passwd", List.of("" + phone)))
                .containsExactly("app_passwd_removed", "" + phone);
    }

    @Test
    @DisplayName("REST API: bad JSON 400, an unknown route 404, a wrong method 405")
    void otherStatusesAreFailures() {
        assertThat(Raw.with(mailcow.stub).post("delete/app-passwd", "{")).startsWith("400 ");
        assertThat(Raw.with(mailcow.stub).get("get/nothing")).startsWith("404 ");
        assertThat(Raw.with(mailcow.stub).get("add/app-passwd")).startsWith("405 ");

        assertThatThrownBy(() -> mailcow.api.ask("get/nothing"))
                .isInstanceOf(Unreachable.class)
                .hasMessage("mailcow answers 404");
    }
}
