package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.attempt.Reason;
import latchkey.diagnosis.corpus.ByTheBook;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.corpus.PlayTraces;
import latchkey.diagnosis.corpus.RecordedTraces;
import latchkey.diagnosis.corpus.Reported;
import latchkey.diagnosis.corpus.Trace;
import latchkey.diagnosis.rule.AllRules;
import latchkey.mailserver.LoginReport;
import latchkey.parts.MariaDb;
import latchkey.shared.Utc;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The portal judges the same as the rules in memory do, and a real Dovecot reports what the book says. */
class CorpusIT {
    private static final Site SITE = Site.shared();
    private static final long SEED = System.nanoTime();
    private static final int THROUGH_DOVECOT = 3;
    private static final Duration LONGEST = Duration.ofHours(61);

    @AfterAll
    static void leaveNoFailingClients() {
        SITE.change("DELETE FROM failing_client WHERE address LIKE '%@corpus.example'");
        SITE.change("DELETE FROM network_try WHERE login LIKE '%@corpus.example'");
        SITE.change("DELETE FROM guessed_account WHERE account LIKE '%@corpus.example'");
        SITE.change("DELETE FROM guessing_network WHERE network LIKE '10.%'");
        SITE.change("DELETE FROM mail_server_script WHERE source LIKE 'corpus-%'");
    }

    @Test
    void whoActedIsSeenByThePortalAsInMemory() throws Exception {
        System.out.println("CorpusIT: seed " + SEED);
        // Whether a server is silent is asked of its own time, so that it cannot be told afterwards.
        List<Trace> traces = Corpus.of(SEED, 110).stream()
                .filter(trace -> trace.outages().isEmpty())
                .limit(100)
                .toList();
        Map<Trace, List<Reported>> reports = new LinkedHashMap<>(throughDovecot(traces));
        traces.forEach(trace -> reports.computeIfAbsent(trace, ByTheBook::reports));

        Instant began = Instant.now().minus(LONGEST);
        arrive(reports, began);
        await().atMost(Duration.ofSeconds(60)).until(CorpusIT::nothingWaits);

        List<JudgedTrace.Verdict> byThePortal = new ArrayList<>();
        List<JudgedTrace.Verdict> inMemory = new ArrayList<>();
        reports.forEach((trace, of) -> {
            byThePortal.addAll(seen(trace));
            inMemory.addAll(JudgedTrace.of(AllRules.inOrder(), trace, of));
        });
        List<String> differences = IntStream.range(0, inMemory.size())
                .filter(actor -> !inMemory.get(actor).equals(byThePortal.get(actor)))
                .mapToObj(actor -> inMemory.get(actor) + " by the portal " + byThePortal.get(actor))
                .toList();
        System.out.println(new Confusion(byThePortal).table() + "\n" + differences);
        assertThat(differences).hasSizeLessThanOrEqualTo(inMemory.size() / 100);
        assertThat(new Confusion(byThePortal).wronglyCertain()).isEmpty();
        // Of a hundred traces some classes have a dozen actors only.
        RecordedTraces.read(RecordedTraces.FILE)
                .forEach((trace, of) -> byThePortal.addAll(JudgedTrace.of(AllRules.inOrder(), trace, of)));
        assertThat(new Confusion(byThePortal).holds()).isTrue();
    }

    private static Map<Trace, List<Reported>> throughDovecot(List<Trace> traces) throws Exception {
        List<Trace> some = traces.stream()
                .sorted(Comparator.comparing(
                        trace -> trace.logins().get(trace.logins().size() - 1).at()))
                .limit(THROUGH_DOVECOT)
                .toList();
        try (QuietInbox quiet = new QuietInbox(SITE)) {
            Map<Trace, List<Reported>> reports = PlayTraces.play(SITE, some, 4 * PlayTraces.AN_HOUR_IN_A_SECOND);
            quiet.empty();
            reports.forEach(
                    (trace, of) -> assertThat(told(of)).as(trace.name()).isEqualTo(told(ByTheBook.reports(trace))));
            return reports;
        }
    }

    /** How often what was told of whom. How fast main passwords are compared depends on how fast they come. */
    private static Map<String, Long> told(List<Reported> reports) {
        return reports.stream()
                .map(one -> one.login().name() + " " + one.login().protocol() + " " + one.passedOn() + " "
                        + one.outcome()
                                .replaceAll(
                                        "^(main_password|wrong_password|(surely_)?mistyped)$", "not_an_app_password")
                        + " "
                        + one.address() + " "
                        + one.appPassword())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void arrive(Map<Trace, List<Reported>> reports, Instant began) throws SQLException {
        List<LoginReport> all = new ArrayList<>();
        reports.forEach((trace, of) -> of.forEach(one -> {
            LoginReport report = one.report(one.login().actor(), began, source(trace));
            all.add(report);
        }));
        all.sort(Comparator.comparing(LoginReport::at));
        try (Connection connection = SITE.parts().mariaDb().connect(MariaDb.PORTAL);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO login_report (at, source, login, address,"
                                + " protocol, outcome, open, app_password_id, fingerprint, remote_ip, client_id, session)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            int number = 0;
            for (LoginReport report : all) {
                bind(insert, report, report.id() + "." + number++);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** Where no domain is served, so that nobody becomes known by it. */
    private static void bind(PreparedStatement insert, LoginReport report, String session) throws SQLException {
        int column = 1;
        insert.setObject(column++, Utc.column(report.at()));
        insert.setString(column++, report.source());
        insert.setString(column++, report.login().replace("@example.org", "@corpus.example"));
        insert.setString(
                column++,
                report.address() == null ? null : report.address().replace("@example.org", "@corpus.example"));
        insert.setString(column++, report.protocol());
        insert.setString(column++, report.outcome());
        insert.setBoolean(column++, report.passedOn());
        insert.setString(column++, report.appPasswordId());
        insert.setObject(column++, report.fingerprint(), Types.INTEGER);
        insert.setString(column++, report.remoteIp());
        insert.setString(column++, report.clientId());
        insert.setString(column, session);
    }

    private static boolean nothingWaits() {
        return SITE.rows("SELECT id FROM login_report WHERE source LIKE 'corpus-%' UNION ALL"
                        + " SELECT id FROM open_login WHERE source LIKE 'corpus-%' LIMIT 1")
                .isEmpty();
    }

    private static List<JudgedTrace.Verdict> seen(Trace trace) {
        Map<Integer, List<JudgedTrace.Seen>> byActor = SITE
                .rows(
                        "SELECT SUBSTRING_INDEX(a.session, '.', 1) AS actor, COALESCE(f.reason, a.reason) AS reason,"
                                + " f.certainty FROM login_attempt a LEFT JOIN failing_client f ON f.id = a.failing_client"
                                + " WHERE a.source = ?",
                        source(trace))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> Integer.valueOf(String.valueOf(row.get("actor"))),
                        Collectors.mapping(
                                row -> new JudgedTrace.Seen(
                                        Reason.ofKey(String.valueOf(row.get("reason")))
                                                .orElseThrow(),
                                        "certain".equals(row.get("certainty"))),
                                Collectors.toList())));
        return IntStream.range(0, trace.actors().size())
                .mapToObj(actor ->
                        JudgedTrace.Verdict.of(trace.actors().get(actor), byActor.getOrDefault(actor, List.of())))
                .toList();
    }

    private static String source(Trace trace) {
        return "corpus-" + trace.name();
    }
}
