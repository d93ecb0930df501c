package latchkey.migration;

import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody must get in now, and neither the portal nor the provider is there. */
class BreakGlassIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.2";

    private final OwnDomain domain = OwnDomain.in(SITE);
    private final Mailbox carla = domain.mailbox("carla").refuseMainPassword();
    private final Mailbox dora = domain.mailbox("dora").refuseMainPassword();

    @BeforeAll
    static void noPortal() {
        SITE.portal().stop();
    }

    @AfterAll
    static void thePortalIsBack() {
        SITE.portal().restart();
        SITE.waitUntilJudging();
    }

    @Test
    void oneCommandLetsCarlaInAndNobodyElseAndIsWrittenDown() throws Exception {
        boolean before = letIn(carla, AT);

        BreakGlassByCommand.Answer answer =
                BreakGlassByCommand.run(SITE, carla.address(), "--hours", "8", "--why", "directors' meeting");

        assertThat(before).isFalse();
        assertThat(answer.text()).contains("1 account(s) are accepted until");
        assertThat(answer.status()).isZero();
        assertThat(letIn(carla, AT)).isTrue();
        assertThat(letIn(dora, AT)).isFalse();
        assertThat(SITE.rows("SELECT what, role FROM audit_entry WHERE address = ?", carla.address()))
                .containsExactly(java.util.Map.of("what", "EXEMPTION_GIVEN", "role", "server"));

        assertThat(BreakGlassByCommand.run(SITE, carla.address(), "--end").status())
                .isZero();
        assertThat(letIn(carla, AT)).isFalse();
    }

    @Test
    void oneCommandLetsADomainIn() throws Exception {
        assertThat(BreakGlassByCommand.run(SITE, domain.name(), "--hours", "72", "--why", "all hands")
                        .text())
                .contains("2 account(s)");

        assertThat(letIn(carla, AT)).isTrue();
        assertThat(letIn(dora, AT)).isTrue();
    }

    @Test
    void whatIsNotUnderstoodOrTooLongChangesNothing() throws Exception {
        assertThat(BreakGlassByCommand.run(SITE, carla.address(), "--hours", "73", "--why", "long")
                        .text())
                .contains("from 1 to 72");
        assertThat(BreakGlassByCommand.run(SITE, "nobody@" + domain.name(), "--hours", "1", "--why", "x")
                        .status())
                .isEqualTo(1);
        assertThat(BreakGlassByCommand.run(SITE, carla.address(), "--hours", "8")
                        .text())
                .contains("--why");
        assertThat(letIn(carla, AT)).isFalse();
    }

    @Test
    void oneCommandLetsEverybodyInAndAnotherEndsIt() throws Exception {
        String before = String.valueOf(
                SITE.rows("SELECT UTC_TIMESTAMP(3) AS now").get(0).get("now"));
        assertThat(BreakGlassByCommand.run(SITE, "all", "--hours", "1", "--why", "the directory burns")
                        .status())
                .isZero();
        boolean both = letIn(carla, AT) && letIn(dora, AT);

        assertThat(BreakGlassByCommand.run(SITE, "all", "--end").status()).isZero();

        assertThat(both).isTrue();
        assertThat(letIn(carla, AT)).isFalse();
        assertThat(letIn(dora, AT)).isFalse();
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE thing = 'all' AND at >= ? ORDER BY at", before))
                .extracting(row -> row.get("what"))
                .containsExactly("EXEMPTION_GIVEN", "EXEMPTION_ENDED");
    }

    @Test
    void whoMayGetInForLongerAlreadyStaysSo() throws Exception {
        SITE.change(
                "UPDATE account SET exempt_until = UTC_TIMESTAMP(3) + INTERVAL 60 HOUR, exempt_why = 'scanner'"
                        + " WHERE address = ?",
                carla.address());

        BreakGlassByCommand.run(SITE, domain.name(), "--hours", "1", "--why", "the directory burns");
        List<Map<String, @Nullable String>> afterAnHour = SITE.rows(
                "SELECT exempt_why AS why, TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(3), exempt_until) AS hours FROM account"
                        + " WHERE address IN (?, ?) ORDER BY address",
                carla.address(),
                dora.address());
        SITE.change(documentedLines().get(2));
        List<Map<String, @Nullable String>> afterTheLine = SITE.rows(
                "SELECT TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(3), exempt_until) AS hours FROM account WHERE address = ?",
                carla.address());
        nobodyIsExempt();

        assertThat(afterAnHour)
                .containsExactly(
                        Map.of("why", "scanner", "hours", "59"), Map.of("why", "the directory burns", "hours", "0"));
        assertThat(afterTheLine).containsExactly(Map.of("hours", "59"));
    }

    @Test
    void theDocumentedLinesOfSqlDoTheSame() throws IOException {
        List<String> lines = documentedLines();

        SITE.change(lines.get(0).replace("carol@example.org", carla.address()));
        List<Boolean> byAddress = List.of(letIn(carla, AT), letIn(dora, AT));
        SITE.change(lines.get(1).replace("'example.org'", "'" + domain.name() + "'"));
        boolean byDomain = letIn(dora, AT);
        nobodyIsExempt();
        boolean after = letIn(carla, AT) || letIn(dora, AT);
        SITE.change(lines.get(2));
        List<Boolean> all = List.of(letIn(carla, AT), letIn(dora, AT));
        nobodyIsExempt();

        assertThat(lines).hasSize(3);
        assertThat(byAddress).containsExactly(true, false);
        assertThat(byDomain).isTrue();
        assertThat(after).isFalse();
        assertThat(all).containsExactly(true, true);
    }

    private static void nobodyIsExempt() {
        SITE.change("UPDATE account SET exempt_until = NULL, exempt_why = NULL");
    }

    /** For an address, for a domain, for all. */
    private static List<String> documentedLines() throws IOException {
        String script = Files.readString(Path.of("deployment/dovecot/grants.sql"));
        return Arrays.stream(script.split("(?=--   UPDATE latchkey.account SET exempt_until)"))
                .skip(1)
                .map(text -> text.split(";", 2)[0].replaceAll("(?m)^-- ", ""))
                .toList();
    }
}
