package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.LoginUse;
import latchkey.diagnosis.FailingClients.Stored;
import latchkey.mailserver.LoginReport;

/** Adds refused attempts to the failing clients they belong to. */
@ApplicationScoped
class TallyFailingClients {
    private final FailingClients failingClients;
    private final DiagnosisConfig config;

    TallyFailingClients(FailingClients failingClients, DiagnosisConfig config) {
        this.failingClients = failingClients;
        this.config = config;
    }

    /** @return the attempts, each with the failing client it was added to; a trial of the portal's own has none */
    List<LoginAttempt> add(List<LoginAttempt> attempts) throws SQLException {
        List<LoginAttempt> ofClients =
                attempts.stream().filter(attempt -> !attempt.trial()).toList();
        Map<String, Stored> stored = failingClients.stored(ofClients.stream()
                .map(attempt -> FailingClient.idOf(attempt.report()))
                .collect(Collectors.toSet()));
        Map<String, FailingClient> tallied = new LinkedHashMap<>();
        Map<String, Integer> openRows = new HashMap<>();
        List<LoginAttempt> filed =
                new ArrayList<>(attempts.stream().filter(LoginAttempt::trial).toList());
        for (LoginAttempt attempt : ofClients) {
            String id = idWithinLimit(attempt.report(), stored, tallied, openRows);
            add(id, attempt, stored, tallied);
            filed.add(new LoginAttempt(attempt.report(), attempt.reason(), attempt.certainty(), false, id));
        }
        failingClients.saveAll(tallied.values());
        return filed;
    }

    void accepted(List<LoginUse> uses) throws SQLException {
        failingClients.accepted(uses);
    }

    private static void add(
            String id, LoginAttempt attempt, Map<String, Stored> stored, Map<String, FailingClient> tallied) {
        FailingClient before = tallied.get(id);
        Stored row = stored.get(id);
        if (before != null) {
            tallied.put(id, before.and(attempt, before.latest().report().at()));
        } else if (row != null) {
            // Starts at no tries: what is saved is added to what is stored.
            FailingClient goesOn =
                    new FailingClient(id, attempt, row.lastAt(), 0, row.networks(), row.gaps(), row.clientId());
            tallied.put(id, goesOn.and(attempt, row.lastAt()));
        } else {
            tallied.put(id, FailingClient.startedBy(id, attempt));
        }
    }

    /** Somebody who guesses must not fill the list: beyond the limit one row counts for all. */
    private String idWithinLimit(
            LoginReport report,
            Map<String, Stored> stored,
            Map<String, FailingClient> tallied,
            Map<String, Integer> openRows)
            throws SQLException {
        String id = FailingClient.idOf(report);
        if (stored.containsKey(id) || tallied.containsKey(id)) {
            return id;
        }
        String key = FailingClient.account(report) + "|" + report.protocol();
        Integer open = openRows.get(key);
        if (open == null) {
            open = failingClients.openRows(FailingClient.account(report), report.protocol());
        }
        if (open >= config.rowsOfAccountAndProtocol()) {
            openRows.put(key, open);
            String overflow = FailingClient.overflowIdOf(report);
            if (!stored.containsKey(overflow) && !tallied.containsKey(overflow)) {
                stored.putAll(failingClients.stored(List.of(overflow)));
            }
            return overflow;
        }
        openRows.put(key, open + 1);
        return id;
    }
}
