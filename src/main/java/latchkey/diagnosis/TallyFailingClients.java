package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClient.Stored;
import latchkey.mailserver.LoginReport;
import org.jspecify.annotations.Nullable;

/** The failing clients of one batch: what is stored of them, and what the batch adds. For one transaction. */
class TallyFailingClients {
    private static final Duration OPEN = Duration.ofDays(1);

    private final ClientRows rows;
    private final int rowsOfAccountAndProtocol;
    private final Map<String, Stored> stored;
    private final Map<String, FailingClient> tallied = new LinkedHashMap<>();
    private final Map<String, Integer> openRows = new HashMap<>();

    private TallyFailingClients(ClientRows rows, int rowsOfAccountAndProtocol, Map<String, Stored> stored) {
        this.rows = rows;
        this.rowsOfAccountAndProtocol = rowsOfAccountAndProtocol;
        this.stored = stored;
    }

    @ApplicationScoped
    static class Factory {
        private final FailingClients failingClients;
        private final DiagnosisConfig config;

        Factory(FailingClients failingClients, DiagnosisConfig config) {
            this.failingClients = failingClients;
            this.config = config;
        }

        TallyFailingClients of(List<LoginReport> refused) throws SQLException {
            return TallyFailingClients.of(failingClients, config.rowsOfAccountAndProtocol(), refused);
        }
    }

    static TallyFailingClients of(ClientRows rows, int rowsOfAccountAndProtocol, List<LoginReport> refused)
            throws SQLException {
        return new TallyFailingClients(
                rows,
                rowsOfAccountAndProtocol,
                rows.stored(refused.stream().map(FailingClient::idOf).collect(Collectors.toSet())));
    }

    /** Of all tries with this secret, this one included. */
    Rhythm rhythm(LoginReport report) {
        String id = FailingClient.idOf(report);
        FailingClient client = tallied.get(id);
        if (client != null) {
            return client.rhythm().and(report);
        }
        Stored row = stored.get(id);
        return (row == null ? Rhythm.NONE : row.rhythm()).and(report);
    }

    /** @return which failing client it was added to */
    String add(LoginAttempt attempt) throws SQLException {
        String id = idWithinLimit(attempt);
        FailingClient before = tallied.get(id);
        Stored row = stored.get(id);
        if (before != null) {
            tallied.put(id, before.and(attempt));
        } else if (row != null) {
            tallied.put(id, FailingClient.goingOn(id, row, attempt));
        } else {
            tallied.put(id, FailingClient.startedBy(id, attempt));
        }
        return id;
    }

    void save() throws SQLException {
        rows.saveAll(tallied.values());
    }

    /**
     * Somebody who guesses must not fill the list: beyond the limit one row counts for all. Nor must he push those out
     * that have a secret of this site, which nobody makes up.
     */
    private String idWithinLimit(LoginAttempt attempt) throws SQLException {
        LoginReport report = attempt.report();
        String id = FailingClient.idOf(report);
        if (isProved(attempt) || tallied.containsKey(id) || isOpen(stored.get(id), report)) {
            return id;
        }
        String key = FailingClient.account(report) + "|" + report.protocol();
        Integer open = openRows.get(key);
        if (open == null) {
            open = rows.openRows(FailingClient.account(report), report.protocol());
        }
        if (open >= rowsOfAccountAndProtocol) {
            openRows.put(key, open);
            String overflow = FailingClient.overflowIdOf(report);
            if (!stored.containsKey(overflow) && !tallied.containsKey(overflow)) {
                stored.putAll(rows.stored(List.of(overflow)));
            }
            return overflow;
        }
        openRows.put(key, open + 1);
        return id;
    }

    /** By the secret itself: its shape alone, or a mailbox that is closed, makes anything certain that anybody tries there. */
    static boolean isProved(LoginAttempt attempt) {
        return attempt.report().appPasswordId() != null
                || (attempt.reason() == Reason.MAIN_PASSWORD && attempt.certainty() == Certainty.CERTAIN);
    }

    private static boolean isOpen(@Nullable Stored row, LoginReport report) {
        return row != null && row.rhythm().lastAt().plus(OPEN).isAfter(report.at());
    }
}
