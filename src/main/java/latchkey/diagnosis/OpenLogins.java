package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.LoginReport.Meeting;
import latchkey.mailserver.OpenReports;

/**
 * Brings the two reports of one login together: that it was passed on to the mail server's own password check, and how
 * it ended there. What has no end after a while was refused there; an end that comes later takes that verdict back.
 */
@ApplicationScoped
class OpenLogins {
    private static final Set<String> ENDS =
            Set.of(LoginReport.APP_PASSWORD_OK, LoginReport.MAIN_PASSWORD_OK, LoginReport.WEBMAIL_OK, "main_password");

    private final OpenReports openReports;
    private final EarlyVerdicts earlyVerdicts;

    OpenLogins(OpenReports openReports, EarlyVerdicts earlyVerdicts) {
        this.openReports = openReports;
        this.earlyVerdicts = earlyVerdicts;
    }

    /** Files the open reports of a batch and lets its ends meet theirs. */
    void meet(List<LoginReport> batch) throws SQLException {
        Map<Meeting, Deque<LoginReport>> openHere = new LinkedHashMap<>();
        List<LoginReport> unmet = new ArrayList<>();
        for (LoginReport report : batch) {
            if (report.passedOn()) {
                openHere.computeIfAbsent(report.meeting(), meeting -> new ArrayDeque<>())
                        .add(report);
            } else if (ENDS.contains(report.outcome())) {
                Deque<LoginReport> waiting = openHere.get(report.meeting());
                if (waiting == null || waiting.poll() == null) {
                    unmet.add(report);
                }
            }
        }
        meetEarlier(unmet);
        openReports.keep(openHere.values().stream()
                .flatMap(Deque::stream)
                .map(LoginReport::id)
                .toList());
    }

    private void meetEarlier(List<LoginReport> ends) throws SQLException {
        Map<Meeting, Deque<LoginReport>> waiting = new HashMap<>();
        for (LoginReport open :
                openReports.of(ends.stream().map(LoginReport::login).collect(Collectors.toSet()))) {
            waiting.computeIfAbsent(open.meeting(), meeting -> new ArrayDeque<>())
                    .add(open);
        }
        List<Long> met = new ArrayList<>();
        List<LoginReport> late = new ArrayList<>();
        for (LoginReport end : ends) {
            Deque<LoginReport> open = waiting.get(end.meeting());
            LoginReport first = open == null ? null : open.poll();
            if (first != null) {
                met.add(first.id());
            } else {
                late.add(end);
            }
        }
        openReports.delete(met);
        earlyVerdicts.takeBack(late);
    }
}
