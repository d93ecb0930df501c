package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.LoginReport;

/** Refusals one after the other: each adds to what its secret and its network have tried, and is judged by all of it. */
@ApplicationScoped
class JudgeRefusals {
    private final Rules rules;

    JudgeRefusals(Rules rules) {
        this.rules = rules;
    }

    /** @param unavailable mail servers that let nobody in */
    List<LoginAttempt> judge(
            List<Evidence> refused, Set<String> unavailable, TallyFailingClients clients, TallyNetworkTries networks)
            throws SQLException {
        List<LoginAttempt> judged = new ArrayList<>();
        for (Evidence evidence : refused) {
            judged.add(judge(evidence, unavailable.contains(evidence.report().source()), clients, networks));
        }
        return judged;
    }

    private LoginAttempt judge(
            Evidence evidence, boolean unavailable, TallyFailingClients clients, TallyNetworkTries networks)
            throws SQLException {
        LoginReport report = evidence.report();
        Rhythm rhythm = clients.rhythm(report);
        Finding finding = rules.judge(evidence.tried(rhythm)
                .whileMailServerIsUnavailable(unavailable)
                .from(evidence.trial() ? NetworkTries.NONE : networks.add(report, rhythm)));
        LoginAttempt attempt = new LoginAttempt(report, finding.reason(), finding.certainty(), evidence.trial(), null);
        boolean ofAClient = !attempt.trial()
                && attempt.reason() != Reason.MAIL_SERVER_UNAVAILABLE
                && attempt.reason() != Reason.GUESSING;
        LoginAttempt filed = ofAClient ? attempt.of(clients.add(attempt)) : attempt;
        if (!evidence.trial()) {
            networks.filed(filed);
        }
        return filed;
    }
}
