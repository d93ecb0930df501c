package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import latchkey.diagnosis.Ledger.Entry;
import latchkey.diagnosis.Ledger.Kind;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Mailbox;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing of what clients did is missing from the history or in it twice, however often the portal is killed. */
@Measured
class LedgerIT {
    private static final int KILLS = 4;
    private static final int OVER_SASL = 9_000;
    private static final int OVER_IMAPS = 1_000;
    private static final int OVER_SASL_WHILE_UP = 300;
    private static final int OVER_IMAPS_WHILE_UP = 50;

    private static final Site SITE = Site.shared();

    private final Mailbox anna = Mailbox.named(SITE, "anna");
    private final Mailbox otto = Mailbox.named(SITE, "otto").refuseMainPassword();
    private final String nobody = anna.address().replace("anna", "nobody");
    private final Ledger ledger = new Ledger();

    @Test
    void theHistoryEqualsWhatTheClientsWroteDown() throws Exception {
        long seed = System.nanoTime();
        System.out.println("LedgerIT: seed " + seed);
        Random random = new Random(seed);
        Instant began = Instant.now();

        String judge = "";
        try (LedgerClients clients = new LedgerClients(SITE, kinds(), ledger, random)) {
            for (int round = 1; round <= KILLS; round++) {
                judge = judgeAfter(judge);
                int before = ledger.size();
                List<Future<?>> running = clients.logIn(OVER_SASL / KILLS, OVER_IMAPS / KILLS);
                int until = before + random.nextInt((OVER_SASL + OVER_IMAPS) / KILLS);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> ledger.size() >= until || running.stream().anyMatch(client -> client.isDone()));
                SITE.portal().kill9();
                SITE.portal().start();
                for (Future<?> client : running) {
                    client.get(60, TimeUnit.SECONDS);
                }
                SITE.portal().waitUntilReady();
            }
            await().atMost(Duration.ofSeconds(40)).until(() -> waiting() == 0);
            nobodyWaitsForTheVerdict(clients);
        }
        Duration clientsTook = Duration.between(began, Instant.now());
        await().atMost(Duration.ofSeconds(40)).until(() -> waiting() == 0);
        System.out.println("LedgerIT: " + ledger.size() + " logins and " + KILLS + " kills in "
                + clientsTook.toMillis() + " ms, judged after "
                + Duration.between(began, Instant.now()).toMillis() + " ms");

        assertThat(ledger.size()).isEqualTo(OVER_SASL + OVER_IMAPS + 2 * (OVER_SASL_WHILE_UP + OVER_IMAPS_WHILE_UP));
        assertThat(ledger.wronglyAnswered()).isEmpty();
        assertThat(differences()).isEmpty();
        Map<String, List<Entry>> accepted = ledger.accepted();
        Map<String, Uses> uses = uses();
        assertThat(uses.keySet()).isEqualTo(accepted.keySet());
        uses.forEach((which, all) -> assertThat(all.are(accepted.getOrDefault(which, List.of())))
                .as(which + ": " + all)
                .isTrue());
        assertThat(rows("login_report_rejected")).isEmpty();
    }

    /** While a portal is up: it has read what came while it was not, and has been at work for a while. */
    private void nobodyWaitsForTheVerdict(LedgerClients clients) throws Exception {
        untilJudged(clients.logIn(OVER_SASL_WHILE_UP, OVER_IMAPS_WHILE_UP));
        Instant up = Instant.now();
        untilJudged(clients.logInFromElsewhere(OVER_SASL_WHILE_UP, OVER_IMAPS_WHILE_UP));

        Map<String, @Nullable String> refused = SITE.rows(
                        "SELECT COUNT(*) AS n, MAX(TIMESTAMPDIFF(MICROSECOND, at, judged_at) DIV 1000) AS ms"
                                + " FROM login_attempt WHERE passed_on = 0 AND at >= ? AND login IN (?, ?, ?)",
                        up.truncatedTo(ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDateTime(),
                        anna.address(),
                        otto.address(),
                        nobody)
                .get(0);
        Map<String, @Nullable String> accepted = SITE.rows(
                        "SELECT SUM(logins) AS n, MAX(judged_within_ms) AS ms FROM login_use"
                                + " WHERE address IN (?, ?) AND network LIKE ?",
                        anna.address(),
                        otto.address(),
                        LedgerClients.ELSEWHERE + "%")
                .get(0);
        System.out.println("LedgerIT: while the portal was up, refused " + refused + ", accepted " + accepted);
        for (Map<String, @Nullable String> judged : List.of(refused, accepted)) {
            assertThat(Integer.parseInt(String.valueOf(judged.get("n")))).isGreaterThan(OVER_SASL_WHILE_UP / 5);
            assertThat(Integer.parseInt(String.valueOf(judged.get("ms")))).isLessThanOrEqualTo(1000);
        }
    }

    private void untilJudged(List<Future<?>> logins) throws Exception {
        for (Future<?> client : logins) {
            client.get(60, TimeUnit.SECONDS);
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> waiting() == 0);
    }

    private List<Kind> kinds() {
        KnownAppPassword phone = anna.appPassword("imap smtp");
        KnownAppPassword laptop = otto.appPassword("imap smtp pop3");
        KnownAppPassword sieveOnly = otto.appPassword("sieve");
        KnownAppPassword retired = anna.revokedAppPassword("imap smtp");
        return List.of(
                new Kind(anna.address(), anna.mainPassword(), "", ""),
                new Kind(anna.address(), phone.text(), phone.id().toString(), ""),
                new Kind(otto.address(), laptop.text(), laptop.id().toString(), ""),
                new Kind(anna.address(), "not " + anna.mainPassword(), "", "wrong-password stale-client"),
                new Kind(anna.address(), retired.text(), retired.id().toString(), "retired-app-password"),
                new Kind(otto.address(), otto.mainPassword(), "", "main-password"),
                new Kind(otto.address(), sieveOnly.text(), sieveOnly.id().toString(), "protocol-not-allowed"),
                new Kind(nobody, "whatever", "", "address-mistyped"));
    }

    /** A killed portal's lease has to run out first. */
    private static String judgeAfter(String killed) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> SITE.rows("SELECT holder FROM job_lease WHERE job = 'judge' AND holder <> ?", killed),
                        judges -> !judges.isEmpty())
                .get(0)
                .getOrDefault("holder", "");
    }

    /** One differs in login, protocol, reason or time, is missing, or is there twice. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        Map<String, Entry> missing = new TreeMap<>(ledger.refused());
        for (Map<String, @Nullable String> row : rows("login_attempt")) {
            Entry entry = missing.remove(String.valueOf(row.get("remote_ip")));
            if (entry == null) {
                differences.add("twice, or by nobody: " + row);
            } else if (!describes(row, entry)) {
                differences.add(row + " is not " + entry);
            }
        }
        missing.values().forEach(entry -> differences.add("missing: " + entry));
        return differences;
    }

    private static boolean describes(Map<String, @Nullable String> row, Entry entry) {
        Instant at = time(row, "at");
        return entry.kind().login().equals(row.get("login"))
                && entry.protocol().equals(row.get("protocol"))
                && List.of(entry.kind().refusedAs().split(" ", -1)).contains(row.get("reason"))
                && "1".equals(row.get("tries"))
                && "0".equals(row.get("trial"))
                && entry.covers(at);
    }

    private record Uses(int logins, Instant first, Instant last) {
        boolean are(List<Entry> entries) {
            return logins == entries.size()
                    && entries.stream().anyMatch(entry -> entry.covers(first))
                    && entries.stream().anyMatch(entry -> entry.covers(last))
                    && entries.stream()
                            .noneMatch(entry -> entry.end().isBefore(first)
                                    || entry.start()
                                            .truncatedTo(ChronoUnit.MILLIS)
                                            .isAfter(last));
        }
    }

    private Map<String, Uses> uses() {
        return SITE
                .rows(
                        "SELECT address, app_password_id, protocol, network, SUM(logins) AS n, MIN(first_at) AS first,"
                                + " MAX(last_at) AS last FROM login_use WHERE address IN (?, ?, ?) AND trials = 0"
                                + " GROUP BY 1, 2, 3, 4",
                        anna.address(),
                        otto.address(),
                        nobody)
                .stream()
                .collect(Collectors.toMap(
                        row -> String.join(
                                " ",
                                row.get("address"),
                                row.get("app_password_id"),
                                row.get("protocol"),
                                row.get("network")),
                        row -> new Uses(
                                Integer.parseInt(String.valueOf(row.get("n"))), time(row, "first"), time(row, "last")),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Instant time(Map<String, @Nullable String> row, String column) {
        return LocalDateTime.parse(String.valueOf(row.get(column)).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }

    private int waiting() {
        return rows("login_report").size() + rows("open_login").size();
    }

    private List<Map<String, @Nullable String>> rows(String table) {
        return SITE.rows(
                "SELECT * FROM " + table + " WHERE login IN (?, ?, ?)", anna.address(), otto.address(), nobody);
    }
}
