package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.attempt.Reason;
import latchkey.parts.Person;
import latchkey.shared.Protocol;
import latchkey.shared.StaffDomains;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site at which 20,000 mail clients fail at once. How quick it is, the bench measures. */
class ManyFailingIT {
    private static final Site SITE = Site.shared();
    private static final String DOMAIN = "many-" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private static final int CLIENTS = 20_000;
    private static final int ACCOUNTS = 14_000;

    private static WebSession hanna;

    @BeforeAll
    static void manyFail() {
        SITE.change("INSERT INTO domain (name) VALUES (?)", DOMAIN);
        SITE.change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, client_id, networks, login, first_at,
                    last_at, tries, accepted_at, accepted_by_id, closed_at, beat_s)
                SELECT UNHEX(MD5(CONCAT(seq, ?))), CONCAT('person', (seq * 7919) % ?, '@', ?),
                    ELT(1 + seq % 3, 'imap', 'smtp', 'pop3'),
                    ELT(1 + seq % 5, 'retired-app-password', 'main-password', 'stale-client', 'account-off', 'wrong-password'),
                    IF(seq % 2, 'certain', 'probable'),
                    IF(seq % 4, CONCAT('"name" "Thunderbird" "version" "', seq % 128, '"'), '"name" "=Evil Mail"'),
                    '192.0.2.7,198.51.100.3', '', UTC_TIMESTAMP(3) - INTERVAL seq MINUTE - INTERVAL 2 DAY,
                    UTC_TIMESTAMP(3) - INTERVAL seq * 8 SECOND, 2 + seq % 977,
                    IF(seq % 5 = 0, UTC_TIMESTAMP(3) - INTERVAL seq SECOND, NULL), seq % 2,
                    IF(seq % 50 = 0, UTC_TIMESTAMP(3), NULL), IF(seq % 3, 300, NULL)
                FROM seq_1_to_20000""", DOMAIN, ACCOUNTS, DOMAIN);
        SITE.rows("ANALYZE TABLE failing_client");
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @AfterAll
    static void allIsWell() {
        SITE.change("DELETE FROM failing_client WHERE address LIKE CONCAT('%@', ?)", DOMAIN);
        SITE.change("DELETE FROM domain WHERE name = ?", DOMAIN);
    }

    /** Each was tried once by somebody who makes names up faster than they are forgotten. */
    @Test
    void namesThatNobodyHasAreNotReadToBeLeftOut() {
        SITE.change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at, tries)
                SELECT UNHEX(MD5(CONCAT('nobody', seq, ?))), CONCAT('nobody', seq, '@', ?), 'imap', 'address-mistyped',
                    'probable', '203.0.113.9', '', UTC_TIMESTAMP(3) - INTERVAL seq SECOND,
                    UTC_TIMESTAMP(3) - INTERVAL seq SECOND, 1
                FROM seq_1_to_200000""", DOMAIN, DOMAIN);
        try {
            SITE.rows("ANALYZE TABLE failing_client");
            for (WorklistFilter filter :
                    List.of(WorklistFilter.NONE, WorklistFilter.NONE.withReason(Optional.of(Reason.MAIN_PASSWORD)))) {
                WorklistFilter.Conditions conditions = filter.conditions(StaffDomains.ALL);
                String inBrief = FailingQueries.IN_BRIEF.formatted(WorklistOrder.WORST.column()) + conditions.sql()
                        + filter.withoutSlips() + " AND f.address LIKE '%@" + DOMAIN + "'";

                assertThat(SITE.rows("SELECT COUNT(*) AS n FROM (" + filled(inBrief, conditions.values()) + ") r"))
                        .containsExactly(Map.of("n", String.valueOf(CLIENTS)));
            }
            for (String forgets : List.of(ForgetStrangers.TRIED_ONCE, ForgetStrangers.SILENT)) {
                assertThat(plan(forgets + " LIMIT 1000", List.of("2020-01-01")))
                        .as(forgets)
                        .hasEntrySatisfying(
                                "failing_client",
                                how -> assertThat(how).matches("range failing_client_(slip|name) Using where"));
            }
            assertThat(shown("reason=main-password&q=nobody199999")).isZero();
            assertThat(shown("reason=address-mistyped&q=nobody199999"))
                    .as("who looks for one finds it")
                    .isEqualTo(1);
        } finally {
            SITE.change("DELETE FROM failing_client WHERE slip = 2 AND address LIKE CONCAT('nobody%@', ?)", DOMAIN);
            SITE.rows("ANALYZE TABLE failing_client");
        }
    }

    private static int shown(String view) {
        return hanna.open("/helpdesk/failing?" + view)
                .html()
                .select("tr[data-address]")
                .size();
    }

    private static HttpURLConnection asked(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(SITE.portal().url() + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Cookie", hanna.cookieHeader());
        return connection;
    }

    @Test
    void noPartOfTheListLooksAtSingleLogins() {
        WorklistFilter filter = new WorklistFilter(
                Optional.of(Reason.MAIN_PASSWORD),
                Optional.empty(),
                Optional.of(FailingClientState.FAILING),
                Optional.of(DOMAIN),
                Optional.of(WorklistFilter.Since.WEEK),
                Optional.of(Protocol.IMAP),
                Optional.empty(),
                "thunderbird",
                "person");
        WorklistFilter.Conditions conditions = filter.conditions(StaffDomains.ALL);
        List<Object> values = conditions.values();
        List<Object> whole = new ArrayList<>(List.of("*", "*"));
        whole.addAll(values);

        assertThat(plan(FailingQueries.IN_BRIEF.formatted(WorklistOrder.WORST.column()) + conditions.sql(), values))
                .containsOnlyKeys("f");
        for (String part :
                List.of(" AND f.address IN ('a@b', 'c@d')", " AND f.id > UNHEX('00') ORDER BY f.id LIMIT 100")) {
            assertThat(plan(FailingQueries.WHOLE + conditions.sql() + part, whole))
                    .as(part)
                    .containsOnlyKeys("f", "p")
                    .hasEntrySatisfying(
                            "f",
                            how -> assertThat(how)
                                    .startsWith(
                                            part.contains("f.id") ? "range PRIMARY" : "range failing_client_address"))
                    .hasEntrySatisfying("p", how -> assertThat(how).startsWith("eq_ref PRIMARY"));
        }
    }

    private static String filled(String sql, List<Object> values) {
        String asked = sql;
        for (Object value : values) {
            asked = asked.replaceFirst("\\?", "'" + value + "'");
        }
        return asked;
    }

    /** By table, how it is read. */
    private static Map<String, String> plan(String sql, List<Object> values) {
        Map<String, String> plan = new LinkedHashMap<>();
        SITE.rows("EXPLAIN " + filled(sql, values))
                .forEach(row ->
                        plan.put(row.get("table"), row.get("type") + " " + row.get("key") + " " + row.get("Extra")));
        return plan;
    }

    @Test
    void theFileHasThemAllAndSaysSo() throws IOException {
        List<String> lines = lines(asked("/helpdesk/failing.csv?domain=" + DOMAIN + "&sort=address"));

        assertThat(lines).hasSize(CLIENTS + 2);
        assertThat(lines.get(0)).startsWith("address,protocol,client,reason,");
        assertThat(lines.get(CLIENTS + 1)).isEqualTo("end,20000,,,,,,,,,,,,");
        List<String> clients = lines.subList(1, CLIENTS + 1);
        assertThat(clients)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) ->
                        one.substring(0, one.indexOf(',')).compareTo(other.substring(0, other.indexOf(','))));
        assertThat(clients)
                .filteredOn(line -> line.contains("Evil"))
                .hasSize(CLIENTS / 4)
                .allSatisfy(line -> assertThat(line).contains(",\"'=Evil Mail\","));
        assertThat(SITE.rows(
                        "SELECT note FROM audit_entry WHERE what = 'WORKLIST_EXPORTED' AND note LIKE ?",
                        "%" + DOMAIN + "%"))
                .isNotEmpty();
    }

    @Test
    void aFileThatBreaksOffNeverLooksLikeAShortOne() {
        String broken = "UPDATE failing_client SET certainty = ? WHERE address = ?";
        String last = "person" + (ACCOUNTS - 1) + "@" + DOMAIN;
        SITE.change(broken, "unheard", last);
        List<String> lines = new ArrayList<>();

        Throwable failure = null;
        try {
            HttpURLConnection file = asked("/helpdesk/failing.csv?domain=" + DOMAIN + "&sort=longest");
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            }
        } catch (IOException hungUp) {
            failure = hungUp;
        } finally {
            SITE.change(broken, "certain", last);
        }

        assertThat(failure).isInstanceOf(IOException.class);
        assertThat(lines).noneMatch(line -> line.startsWith("end,"));
    }

    private static List<String> lines(HttpURLConnection file) throws IOException {
        assertThat(file.getResponseCode()).isEqualTo(200);
        assertThat(file.getContentType()).startsWith("text/csv");
        assertThat(file.getHeaderField("Content-Disposition"))
                .matches("attachment; filename=\"latchkey-failing-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        return new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void pageAfterPageShowsEveryAccountOnce() {
        List<String> shown = new ArrayList<>();
        Page page = hanna.open("/helpdesk/failing?domain=" + DOMAIN + "&sort=address&q=person77");
        while (true) {
            shown.addAll(page.html().select("tr[data-account]").eachAttr("data-account"));
            String next = page.html().select("a[rel=next]").attr("href");
            if (next.isEmpty()) {
                break;
            }
            page = hanna.open(next);
        }

        assertThat(shown).hasSizeGreaterThan(100).doesNotHaveDuplicates().isSorted();
        assertThat((long) shown.size())
                .isEqualTo(Long.parseLong(String.valueOf(SITE.rows(
                                "SELECT COUNT(DISTINCT address) AS n FROM failing_client WHERE address LIKE ?",
                                "%person77%@" + DOMAIN)
                        .get(0)
                        .get("n"))));
    }
}
