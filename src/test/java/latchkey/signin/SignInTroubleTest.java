package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever runs the portal reads why a provider's people are not let in. */
class SignInTroubleTest {
    private static final Logger LOG = Logger.getLogger(SignInTrouble.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final Listener listener = new Listener();
    private Instant now = Instant.parse("2026-03-25T08:00:00Z");
    private final SignInTrouble trouble = new SignInTrouble(new OwnClock());

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
    }

    @Test
    void theProvidersOwnWordsAreInTheLogAndAMinuteLaterAgain() {
        brokenOff("invalid_scope", "Invalid scopes: openid offline");
        brokenOff("invalid_scope", "Invalid scopes: openid offline");
        now = now.plus(Duration.ofMinutes(1));
        brokenOff("access_denied", "");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("invalid_scope", "Invalid scopes: openid offline");
        assertThat(lines.get(1)).contains("access_denied");
    }

    @Test
    void whoeverOpensThePageByHandWritesNothingThatLooksLikeAnotherLine() {
        brokenOff("x\r\n2026-03-25 ERROR all is lost", "y".repeat(5000));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line).doesNotContain("\r", "\n").contains("x??2026");
            assertThat(line.length()).isLessThan(400);
        });
    }

    @Test
    void whoOpensThePageOfFailuresWithoutAnyIsNoTrouble() {
        trouble.refusedByProvider(Optional.empty(), Optional.empty());

        assertThat(lines).isEmpty();
    }

    @Test
    void eachKindOfTroubleHasItsOwnMinute() {
        brokenOff("access_denied", "");
        trouble.noAddress("email_verified is absent");
        trouble.noTime();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("email_verified is absent");
    }

    @Test
    void anAdministratorWhoseRoleDoesNotComeReadsWhatComesInItsPlace() {
        roles();
        now = now.plus(Duration.ofMinutes(1));
        roles("offline_access", "Admins");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("latchkey.oidc.roles-claim", "absent");
        assertThat(lines.get(1)).contains("holds [Admins, offline_access]");
    }

    @Test
    void whereOneOfTheStaffHasSignedInOwnersWithoutARoleAreNoTrouble() {
        roles("helpdesk:example.org");
        roles();

        assertThat(lines).isEmpty();
    }

    private void roles(String... provided) {
        trouble.roles(StaffRoles.of(Set.of(provided)), Set.of(provided));
    }

    private void brokenOff(String error, String description) {
        trouble.refusedByProvider(Optional.of(error), Optional.of(description));
    }

    private final class OwnClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord line) {
            lines.add(
                    line.getParameters() == null
                            ? line.getMessage()
                            : String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
