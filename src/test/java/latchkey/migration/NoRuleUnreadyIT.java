package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.audit.Actor;
import latchkey.mailserver.Readiness;
import latchkey.operations.LonelyPortal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import latchkey.shared.Utc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for a rule after a dry run gets none where the mail server is not ready for it. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class NoRuleUnreadyIT {
    @Inject
    JudgeDryRun judgeDryRun;

    @Inject
    DryRuns dryRuns;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";

    @AfterEach
    void forget() {
        statements().change("DELETE FROM dry_run WHERE domain = ?", domain);
        statements().change("DELETE FROM domain WHERE name = ?", domain);
    }

    @Test
    void whereNoMailServerAnswersNothingIsSwitchedOn() {
        DryRun run = longEnough();

        JudgeDryRun.Answer answer = judgeDryRun.switchOn(run, StaffDomains.ALL, new Actor("adam", "admin"));

        assertThat(answer.on()).isFalse();
        assertThat(answer.obstacle()).isEmpty();
        assertThat(answer.unmet()).extracting(Readiness.Finding::check).contains(Readiness.Check.ANSWERS);
        assertThat(rules()).containsExactly("OBSERVE");
        assertThat(statements().rows("SELECT 1 FROM rule_plan WHERE domain = ?", row -> row.getInt(1), domain))
                .isEmpty();
    }

    private DryRun longEnough() {
        UUID id = UUID.randomUUID();
        statements().change("INSERT INTO domain (name) VALUES (?)", domain);
        statements()
                .change(
                        "INSERT INTO dry_run VALUES (?, ?, 'FIRST_CLIENT', NULL, ?, 'test', 20, 1, 0, 0)",
                        id.toString(),
                        domain,
                        Utc.column(clock.instant()));
        return dryRuns.find(id, StaffDomains.ALL).orElseThrow();
    }

    private List<String> rules() {
        return statements()
                .rows("SELECT main_password_rule FROM domain WHERE name = ?", row -> row.getString(1), domain);
    }

    private Statements statements() {
        return new Statements(dataSource);
    }
}
