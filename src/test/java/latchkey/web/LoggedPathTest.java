package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import latchkey.shared.NameInLogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedPathTest {
    @ParameterizedTest
    @CsvSource({
        "/home, /home",
        "/helpdesk/accounts/carol@example.org, /helpdesk/accounts/{mailbox}",
        "/helpdesk/accounts/carol%40example.org/lights, /helpdesk/accounts/{mailbox}/lights",
        "/a/carol@example.org/%40/b, /a/{mailbox}/{mailbox}/b",
        "/a&to=carol@example.org=b&c=d, /a&to={mailbox}&c=d",
        "/100%25/%4, /100%25/%4",
        "/autodiscover/autodiscover.json/v1.0/carol@example.org, /autodiscover/autodiscover.json/v1.0/{mailbox}",
        "/hand-over/abcdefghjkmn, /hand-over/{handle}",
        "/hand-over/abcdefghjkmn/profile, /hand-over/{handle}/profile"
    })
    void aPathOfNoRouteNamesNobody(String asked, String logged) {
        assertThat(LoggedPath.of(asked, Optional.empty(), null).path()).isEqualTo(logged);
    }

    /** Without an account anybody can ask for it, and as often as he likes; an expression took a minute for each. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/@/", "/%40/", "/=", "/a=@&"})
    void aPathOfOneLongPartCostsNoTime(String before) {
        String longest = "a".repeat(1 << 18);

        String logged = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> LoggedPath.of(before + longest, Optional.empty(), null).path());

        assertThat(logged).endsWith(longest).doesNotContain("@", "%40");
    }

    @Test
    void whereARouteWasFoundItStandsForThePath() {
        LoggedPath logged = LoggedPath.of(
                "/helpdesk/accounts/carol%40example.org", Optional.empty(), "/helpdesk/accounts/{address}");

        assertThat(logged.path()).isEqualTo("/helpdesk/accounts/{address}");
        assertThat(logged.mailbox()).contains("carol@example.org");
    }

    @Test
    void theChosenMailboxIsKnownWhereThePathNamesNone() {
        assertThat(LoggedPath.of("/home", Optional.of("info@example.org"), "/home")
                        .mailbox())
                .contains("info@example.org");
        assertThat(LoggedPath.of("/home", Optional.of("no address"), "/home").mailbox())
                .isEmpty();
    }

    @Test
    void nothingThatWouldBeginALineOfItsOwnIsLogged() {
        assertThat(LoggedPath.of("/a\nforged", Optional.empty(), null).path()).isEqualTo("/a?forged");
    }

    @Test
    void aMailboxHasOneShortNameUnderOneKeyAndAnotherUnderAnother() {
        NameInLogs names = new NameInLogs("a secret that all replicas have");

        assertThat(names.of("Carol@example.org"))
                .isEqualTo(names.of("carol@example.org"))
                .matches("[0-9a-f]{10}")
                .isNotEqualTo(names.of("dave@example.org"))
                .isNotEqualTo(new NameInLogs("another secret").of("carol@example.org"));
    }
}
