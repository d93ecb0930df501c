package latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.parts.MariaDb;
import latchkey.parts.Person;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A machine on Kiritimati with a database that keeps India's time: no time is shifted. */
class ZonesIT {
    private static final Site SITE = Site.shared();

    private static final Set<String> ABOUT_THE_FUTURE = Set.of(
            "account_login.until",
            "banned_network.until",
            "caller_code.until",
            "job_lease.until",
            "handover.until",
            "app_password.ends_at",
            "try_count.until",
            "notice.next_try_at",
            "account.exempt_until",
            "account.told_for",
            "account.main_password_refused_from",
            "dry_run.starts_on",
            "rule_plan.starts_on",
            "planned_date.starts_on",
            "plan_exemption.ends_at");

    private final Mailbox ines = Mailbox.named(SITE, "ines").refuseMainPassword();

    @Test
    void theMachineAndTheDatabaseAreFarFromUtcAndFromEachOther() throws SQLException {
        assertThat(ZoneId.systemDefault()).hasToString("Pacific/Kiritimati");
        for (String user : List.of(MariaDb.DOVECOT, MariaDb.PORTAL)) {
            try (Connection connection = SITE.parts().mariaDb().connect(user);
                    ResultSet zone = connection
                            .createStatement()
                            .executeQuery(
                                    "SELECT @@session.time_zone, NOW() - INTERVAL 330 MINUTE = UTC_TIMESTAMP()")) {
                zone.next();
                assertThat(zone.getString(1)).isEqualTo("+05:30");
                assertThat(zone.getBoolean(2)).isTrue();
            }
        }
    }

    @Test
    void aRefusedLoginIsSaidToHaveBeenJustNow() {
        SITE.waitUntilJudging();
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
        Instant before = Instant.now();

        SITE.mailClient().imaps("127.98.0.1", ines.address(), ines.mainPassword());

        Element time = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> hanna.open("/helpdesk/failing?q=" + ines.address())
                                .html()
                                .selectFirst("tr[data-address='" + ines.address() + "'] time"),
                        java.util.Objects::nonNull);
        assertThat(Instant.parse(time.attr("datetime"))).isCloseTo(before, within(10, ChronoUnit.SECONDS));
        assertThat(time.text()).isEqualTo("just now");
        assertThat(newest("SELECT MAX(at) AS at FROM login_attempt WHERE login = ?", ines.address()))
                .isCloseTo(before, within(10, ChronoUnit.SECONDS));
    }

    @Test
    void anAppPasswordIsUsedFromTheMomentThatItIsShown() {
        WebSession bob = WebSession.signedIn(SITE, Person.BOB);
        Instant before = Instant.now();
        Page issued = bob.submit(
                bob.open("/app-passwords/new?client=other"),
                "/app-passwords",
                Map.of("label", "On an island", "protocols", List.of("imap")));
        String secret = issued.html().select("#app-password").attr("data-value");

        SITE.mailClient().imaps("127.98.0.2", Person.BOB.address(), secret);

        for (String column : List.of("created_at", "shown_at", "first_used_at", "last_used_at")) {
            String sql = "SELECT " + column + " AS at FROM app_password WHERE label = ? AND " + column + " IS NOT NULL";
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !SITE.rows(sql, "On an island").isEmpty());
            assertThat(newest(sql, "On an island")).as(column).isCloseTo(before, within(10, ChronoUnit.SECONDS));
        }
        assertThat(newest("SELECT MAX(at) AS at FROM audit_entry WHERE what = ?", "APP_PASSWORD_ISSUED"))
                .isCloseTo(before, within(10, ChronoUnit.SECONDS));
    }

    /** Whoever writes local time writes one that has not come yet. */
    @Test
    void nothingThatHasHappenedLiesInTheFuture() {
        List<String> shifted = SITE
                .rows("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'latchkey'"
                        + " AND data_type = 'datetime'")
                .stream()
                .map(column -> column.get("table_name") + "." + column.get("column_name"))
                .filter(column -> !ABOUT_THE_FUTURE.contains(column))
                .filter(column -> !SITE.rows("SELECT 1 FROM " + column.replaceAll("\\..*", "") + " WHERE "
                                + column.replaceAll(".*\\.", "") + " > UTC_TIMESTAMP() + INTERVAL 1 MINUTE LIMIT 1")
                        .isEmpty())
                .toList();

        assertThat(shifted).isEmpty();
    }

    private static Instant newest(String sql, Object... values) {
        String text = String.valueOf(SITE.rows(sql, values).get(0).get("at"));
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
