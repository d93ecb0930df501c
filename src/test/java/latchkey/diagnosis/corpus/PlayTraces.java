package latchkey.diagnosis.corpus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import latchkey.parts.MariaDb;
import latchkey.parts.SaltedHash;
import latchkey.parts.SaslSession;
import latchkey.shared.Utc;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/** Makes the logins of traces at the real Dovecot, much faster and all traces at once, and reads what it reports. */
public final class PlayTraces {
    public static final int AN_HOUR_IN_A_SECOND = 3600;

    /** A directory takes about a second to come back. */
    private static final int AN_HOUR_IN_SIX_SECONDS = 600;

    private static final Set<String> LET_IN = Set.of("app_password_ok", "main_password_ok");

    private final Site site;
    private final PlayedAt server;
    private final List<Trace> traces;
    private final int pace;
    private final AtomicInteger answered = new AtomicInteger();
    private int asked;

    private PlayTraces(Site site, PlayedAt server, List<Trace> traces, int pace) {
        this.site = site;
        this.server = server;
        this.traces = traces;
        this.pace = pace;
    }

    /**
     * While nobody judges: what is reported stays in the inbox until it has been read here. Traces without an outage, all at
     * the mail server of the site.
     *
     * @param pace how many seconds go by in one
     * @return what was told of each trace's logins, at the times at which it was told, stretched again
     */
    public static Map<Trace, List<Reported>> play(Site site, List<Trace> traces, int pace)
            throws SQLException, IOException {
        return new PlayTraces(site, new ServerOfTheSite(site), traces, pace).play();
    }

    /** One with an outage, at a mail server of its own whose directory is stopped meanwhile. */
    public static List<Reported> playOutage(Site site, Trace trace) throws SQLException, IOException {
        try (DirectoryThatStops server = new DirectoryThatStops(site, trace)) {
            return new PlayTraces(site, server, List.of(trace), AN_HOUR_IN_SIX_SECONDS)
                    .play()
                    .getOrDefault(trace, List.of());
        }
    }

    private Map<Trace, List<Reported>> play() throws SQLException, IOException {
        furnish();
        Instant began = now();
        logIn();
        return reported(began);
    }

    private interface Act {
        void on(Connection database) throws SQLException;
    }

    /** A login, or something that becomes different. */
    private record Step(
            Duration at,
            Trace trace,
            @Nullable Login login,
            int number,
            @Nullable Act act) {}

    private void furnish() throws SQLException {
        Map<String, String> passwd = new LinkedHashMap<>();
        try (Connection database = site.parts().mariaDb().connect(MariaDb.ADMIN)) {
            database.setAutoCommit(false);
            for (Trace trace : traces) {
                for (Account account : trace.accounts()) {
                    if (!account.closed()) {
                        passwd.put(account.address(), account.mainPassword());
                    }
                    run(
                            database,
                            "INSERT INTO account (address, domain, kind, main_password_refused_from)"
                                    + " VALUES (?, 'example.org', 'PERSON', IF(?, UTC_TIMESTAMP(3) - INTERVAL 1 DAY, NULL))",
                            account.address(),
                            account.refused());
                    run(
                            database,
                            "INSERT INTO account_login (login, address) VALUES (?, ?)",
                            account.address(),
                            account.address());
                    if (account.hashShown()) {
                        run(
                                database,
                                "INSERT INTO demo_main_password VALUES (?, ?)",
                                account.address(),
                                SaltedHash.of(account.mainPassword(), account.address()));
                    }
                }
                for (Given given : trace.given()) {
                    run(
                            database,
                            "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                                    + " state, made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, ?, 'of a trace',"
                                    + " 'other', ?, 'live', '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3) - INTERVAL"
                                    + " 9 DAY, UTC_TIMESTAMP(3) - INTERVAL 9 DAY, ?)",
                            given.id(),
                            given.address(),
                            given.selector(),
                            SaltedHash.of(given.text(), given.text()),
                            given.protocols(),
                            UUID.randomUUID().toString());
                }
            }
            database.commit();
        }
        server.knows(passwd);
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int value = 0; value < values.length; value++) {
                statement.setObject(value + 1, values[value]);
            }
            statement.executeUpdate();
        }
    }

    private void logIn() throws IOException, SQLException {
        try (SaslSession session = server.session();
                Connection database = site.parts().mariaDb().connect(MariaDb.ADMIN)) {
            List<Step> steps = steps();
            long logins = steps.stream().filter(step -> step.login() != null).count();
            CompletableFuture<Void> hearing = CompletableFuture.runAsync(() -> hear(session, logins));
            long began = System.nanoTime();
            for (Step step : steps) {
                long due = began + step.at().toNanos() / pace;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                if (step.act() != null) {
                    step.act().on(database);
                } else if (step.login() != null) {
                    asked++;
                    Login one = step.login();
                    session.ask(
                            one.protocol(),
                            one.network(),
                            step.trace().name() + "." + step.number(),
                            one.client(),
                            one.name(),
                            one.secret());
                }
            }
            hearing.join();
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Trace trace : traces) {
            for (int number = 0; number < trace.logins().size(); number++) {
                Login login = trace.logins().get(number);
                steps.add(new Step(login.at(), trace, login, number, null));
            }
            trace.changes()
                    .forEach(change -> steps.add(new Step(change.at(), trace, null, 0, database -> {
                        untilAllAreAnswered();
                        change(database, change);
                    })));
            for (Trace.Span outage : trace.outages()) {
                steps.add(new Step(outage.from(), trace, null, 0, database -> {
                    untilAllAreAnswered();
                    server.letsNobodyIn();
                }));
                steps.add(new Step(outage.to(), trace, null, 0, database -> server.letsThemInAgain()));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private void untilAllAreAnswered() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> answered.get() == asked);
    }

    private void hear(SaslSession session, long logins) {
        try {
            for (long answer = 0; answer < logins; answer++) {
                session.answer();
                answered.incrementAndGet();
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void change(Connection database, Change change) throws SQLException {
        switch (change.what()) {
            case MAIN_PASSWORD_REFUSED ->
                run(
                        database,
                        "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE address = ?",
                        change.thing());
            case SWITCHED_OFF -> run(database, "UPDATE account SET active = FALSE WHERE address = ?", change.thing());
            case REVOKED, EXPIRED, REPLACED ->
                run(
                        database,
                        "UPDATE app_password SET state = 'ended', ended_why = ?, ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                        change.what().word(),
                        change.thing());
        }
    }

    private Instant now() {
        return Utc.instant(LocalDateTime.parse(String.valueOf(
                        site.rows("SELECT UTC_TIMESTAMP(3) AS now").get(0).get("now"))
                .replace(' ', 'T')));
    }

    private Map<Trace, List<Reported>> reported(Instant began) {
        Map<String, List<Map<String, @Nullable String>>> rows = new HashMap<>();
        site.rows("SELECT * FROM login_report WHERE at >= ? ORDER BY id", Utc.column(began))
                .forEach(row -> rows.computeIfAbsent(String.valueOf(row.get("session")), any -> new ArrayList<>())
                        .add(row));
        Map<Trace, List<Reported>> reported = new LinkedHashMap<>();
        for (Trace trace : traces) {
            List<Reported> of = new ArrayList<>();
            for (int number = 0; number < trace.logins().size(); number++) {
                List<Map<String, @Nullable String>> told = rows.getOrDefault(trace.name() + "." + number, List.of());
                if (!told.isEmpty()) {
                    of.add(reported(trace.logins().get(number), told, began));
                }
            }
            of.sort(Comparator.comparing(one -> one.login().at()));
            reported.put(trace, of);
        }
        return reported;
    }

    /** The first is that it was passed on, if it was; the last is how it ended. */
    private Reported reported(Login login, List<Map<String, @Nullable String>> told, Instant began) {
        Map<String, @Nullable String> first = told.get(0);
        Map<String, @Nullable String> last = told.get(told.size() - 1);
        Instant at =
                Utc.instant(LocalDateTime.parse(String.valueOf(first.get("at")).replace(' ', 'T')));
        Duration since = Duration.between(began, at).multipliedBy(pace);
        String outcome = String.valueOf(last.get("outcome"));
        boolean passedOn = "1".equals(last.get("open"));
        Map<String, @Nullable String> telling = !passedOn && LET_IN.contains(outcome) ? last : first;
        String fingerprint = first.get("fingerprint");
        return new Reported(
                new Login(
                        since,
                        login.actor(),
                        login.name(),
                        login.network(),
                        login.protocol(),
                        first.get("client_id"),
                        ""),
                outcome,
                passedOn,
                telling.get("address"),
                telling.get("app_password_id"),
                fingerprint == null ? 0 : Integer.parseInt(fingerprint));
    }
}
