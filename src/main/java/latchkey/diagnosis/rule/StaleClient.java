package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;
import latchkey.mailserver.LoginReport;

/** A device that nobody watches tries one secret again and again: an app password that is not known any more, or a password that the mail server does not take. Without a fingerprint nobody knows that it was one; where the name is no mailbox's, that is the reason. */
@ApplicationScoped
@Priority(40)
class StaleClient implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        LoginReport report = evidence.report();
        boolean refusedForGood = report.outcome().equals("unknown_selector")
                || report.outcome().equals(LoginReport.WRONG_PASSWORD)
                || (report.passedOn() && !report.outcome().equals("unknown_account"));
        boolean stored = evidence.rhythm().isOfADevice()
                || (report.outcome().equals("unknown_selector")
                        && evidence.rhythm().isRepeated());
        return refusedForGood && report.fingerprint() != null && stored
                ? Optional.of(Finding.probable(Reason.STALE_CLIENT))
                : Optional.empty();
    }
}
