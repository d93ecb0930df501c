package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.operations.LonelyPortal;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;
import latchkey.shared.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However long the portal stood still, and however slow its database is, nobody is left out of what it counts and writes down. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class NobodyIsMissedIT {
    private static final String PAUL = "paul@late.example";

    private static final OwnSchema SCHEMA = OwnSchema.named(Parts.shared().mariaDb(), "keeping");

    @Inject
    CollectUses collectUses;

    @Inject
    TakeAccounts takeAccounts;

    @Inject
    Plans plans;

    @Inject
    CountAtOnce countAtOnce;

    @Inject
    DataSource dataSource;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private void change(String statement, Object... values) {
        new Statements(dataSource).change(statement, values);
    }

    @BeforeEach
    void tenDaysAgoThePortalStopped() {
        change("DELETE FROM account_use");
        change("INSERT IGNORE INTO domain (name) VALUES ('late.example')");
        change("INSERT IGNORE INTO account (address, domain) VALUES (?, 'late.example')", PAUL);
        change(
                "INSERT INTO account_use (address, domain, seen, main_at) VALUES (?, 'late.example', TRUE, ?)",
                PAUL,
                daysAgo(10));
    }

    @AfterEach
    void forget() {
        change("DELETE FROM login_report WHERE login = ?", PAUL);
        change("DELETE FROM login_use WHERE address = ?", PAUL);
        change("DELETE FROM account WHERE domain = 'late.example'");
        change("DELETE FROM use_day WHERE domain = 'late.example'");
        change("DELETE FROM rule_plan WHERE domain = 'late.example'");
        change("DELETE FROM dry_run WHERE domain = 'late.example'");
        change("DELETE FROM domain WHERE name = 'late.example'");
    }

    @Test
    void whoLoggedInMeanwhileIsCounted() {
        change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at, judged_within_ms)"
                        + " VALUES (?, 'imap', '192.0.2.7', ?, 'late', 3, ?, ?, 9)",
                PAUL,
                daysAgo(6).truncatedTo(ChronoUnit.HOURS),
                daysAgo(6),
                daysAgo(6));

        countAtOnce.all();

        assertThat(new Statements(dataSource)
                        .rows(
                                "SELECT main_at FROM account_use WHERE address = ?",
                                row -> Sql.instant(row, "main_at"),
                                PAUL)
                        .get(0))
                .hasValue(daysAgo(6));
    }

    @Test
    void whatWaitsToBeJudgedIsReadAgainLater() {
        change(
                "INSERT INTO login_report (at, source, login, address, protocol, outcome) VALUES (?, 'late', ?, ?, 'imap',"
                        + " 'main_password_ok')",
                daysAgo(6),
                PAUL,
                PAUL);

        assertThat(collectUses.complete(now)).isEqualTo(daysAgo(6));
        assertThat(collectUses.beginning(now).hour()).isBefore(daysAgo(10));
    }

    @Test
    void whoBecomesDueInTheMiddleOfARoundIsTakenByTheNextOne() {
        UUID dryRun = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        change(
                "INSERT INTO dry_run VALUES (?, 'late.example', 'PLANNED', NULL, UTC_TIMESTAMP(3), 'test', 20, 1, 0, 0)",
                dryRun);
        change(
                "INSERT INTO rule_plan (id, domain, rule, dry_run, started_at, started_by) VALUES (?, 'late.example', 'PLANNED',"
                        + " ?, UTC_TIMESTAMP(3), 'test')",
                plan,
                dryRun);
        change(
                "INSERT INTO account (address, domain, main_password_refused_from, refusal_held, refused_by_plan) VALUES"
                        + " ('now@late.example', 'late.example', UTC_TIMESTAMP(3), TRUE, ?),"
                        + " ('soon@late.example', 'late.example', UTC_TIMESTAMP(3) + INTERVAL 5 SECOND, TRUE, ?)",
                plan,
                plan);
        SCHEMA.execute("CREATE TRIGGER slow AFTER INSERT ON audit_entry FOR EACH ROW DO SLEEP(7)");

        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> takeAccounts.takeDue(plans.atWork().stream()
                            .filter(one -> one.id().equals(plan))
                            .findFirst()
                            .orElseThrow()));
        } finally {
            SCHEMA.execute("DROP TRIGGER slow");
        }

        assertThat(SCHEMA.text("SELECT GROUP_CONCAT(address) FROM account WHERE domain = 'late.example'"
                        + " AND refused_by_plan IS NOT NULL AND NOT refusal_held"))
                .isEqualTo("now@late.example");
        assertThat(SCHEMA.text("SELECT GROUP_CONCAT(address) FROM audit_entry WHERE what = 'MAIN_PASSWORD_REFUSED'"
                        + " AND address LIKE '%@late.example'"))
                .isEqualTo("now@late.example");
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
