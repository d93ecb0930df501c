package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.account.Domain;
import latchkey.operations.LonelyPortal;
import latchkey.shared.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Greta was nudged by mails that no mail server has taken for three days. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class GivenUpIT {
    private static final String GRETAS = "greta@given-up.example";

    @Inject
    Notice.Repository notices;

    @Inject
    Domain.Repository domains;

    @Inject
    Event<MailGivenUp> givenUp;

    @Inject
    NoticeConfig config;

    @Inject
    Clock clock;

    @Inject
    DataSource dataSource;

    private final String run = UUID.randomUUID().toString();
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeEach
    void sheWasNudged() {
        change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned) VALUES (?, UTC_TIMESTAMP(3),"
                        + " 'test', '*', '', 'ENDED', 1)",
                run);
        change(
                "INSERT INTO nudge_line (run, number, address, way, done, sent_at) VALUES (?, 1, ?, 'CUSTODIANS', TRUE,"
                        + " UTC_TIMESTAMP(3))",
                run,
                GRETAS);
        mail("otto@elsewhere.example", "WAITING");
    }

    @AfterEach
    void nothingIsLeft() {
        change("DELETE FROM nudge_run WHERE id = ?", run);
        change("DELETE FROM notice WHERE address = ?", GRETAS);
    }

    private int change(String statement, Object... values) {
        return new Statements(dataSource).change(statement, values);
    }

    /** Before all others that may be there. */
    private void mail(String to, String state) {
        mail(to, state, "");
    }

    private void mail(String to, String state, String which) {
        change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, thing, state, created_at, next_try_at)"
                        + " VALUES ('NUDGE', ?, UTC_DATE(), ?, ?, 'main-password', ?, UTC_TIMESTAMP(3) - INTERVAL 3 DAY,"
                        + " '2000-01-01')",
                run + " 1 " + to + which,
                to,
                GRETAS,
                state);
    }

    private void send() {
        new SendNotices(
                        notices,
                        domains,
                        givenUp,
                        mails -> {
                            throw new IllegalStateException(new ConnectException("nobody is there"));
                        },
                        config,
                        metrics,
                        clock)
                .all();
    }

    private boolean isNudged() {
        return new Statements(dataSource)
                .rows("SELECT sent_at IS NOT NULL FROM nudge_line WHERE run = ?", row -> row.getBoolean(1), run)
                .get(0);
    }

    private List<String> states() {
        return new Statements(dataSource)
                .rows("SELECT state FROM notice WHERE address = ? ORDER BY id", row -> row.getString(1), GRETAS);
    }

    @Test
    void thenSheWasNotNudgedAndNeedNotBeLeftAlone() {
        send();

        assertThat(states()).containsExactly("FAILED");
        assertThat(isNudged()).isFalse();
    }

    @Test
    void unlessAnotherCustodianWasReached() {
        mail("hanna@elsewhere.example", "SENT");

        send();

        assertThat(states()).containsExactly("FAILED", "SENT");
        assertThat(isNudged()).isTrue();
    }

    @Test
    void whatWasToGoOutTogetherCountsAsOneMail() {
        mail("otto@elsewhere.example", "WAITING", "again");
        change("UPDATE notice SET held = TRUE WHERE address = ?", GRETAS);

        send();

        assertThat(states()).containsExactly("FAILED", "FAILED");
        assertThat(metrics.get("latchkey.mails")
                        .tag("result", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void soItDoesWhereThePortalDiedWhileItSentIt() {
        mail("otto@elsewhere.example", "WAITING", "again");
        mail("hanna@elsewhere.example", "WAITING");
        change(
                "UPDATE notice SET held = recipient LIKE 'otto@%', state = 'CLAIMED',"
                        + " claimed_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE address = ?",
                GRETAS);

        send();

        assertThat(states()).containsOnly("PERHAPS").hasSize(3);
        assertThat(metrics.get("latchkey.mails")
                        .tag("result", "perhaps")
                        .counter()
                        .count())
                .isEqualTo(2);
    }
}
