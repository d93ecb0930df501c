package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import latchkey.mailserver.LoginReport;

/** Tries that were tallied, as if each were the first of its client. */
final class TriesFromNetworks {
    private static final AReport GUESS = AReport.of("not_an_app_password");
    private static final Instant NOON = AReport.NOON;

    /** Of the names that are asked for, those that have logged in there. */
    Set<String> letIn = Set.of();

    private TallyNetworkTries tally = new TallyNetworkTries(List.of(), this::letIn);

    private Set<String> letIn(String network, Collection<String> accounts, Instant since) {
        return letIn;
    }

    TallyNetworkTries tally() {
        return tally;
    }

    void begin(List<NetworkTry> known) {
        tally = new TallyNetworkTries(known, this::letIn);
    }

    static LoginAttempt filed(LoginReport report, boolean guess, String client) {
        return new LoginAttempt(
                report,
                guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                Certainty.PROBABLE,
                false,
                guess ? null : client);
    }

    NetworkTries afterSecrets(int count) throws SQLException {
        begin(List.of());
        NetworkTries last = NetworkTries.NONE;
        for (int secret : IntStream.range(0, count).toArray()) {
            last = tally.add(GUESS.trying(secret).at(NOON.plusMillis(secret)).report(), first());
        }
        return last;
    }

    NetworkTries afterMachines(int count) throws SQLException {
        begin(List.of());
        NetworkTries last = NetworkTries.NONE;
        for (int machine : IntStream.range(0, count).toArray()) {
            last = tally.add(
                    GUESS.trying(machine)
                            .from("203.0.113." + machine)
                            .at(NOON.plusMillis(machine))
                            .report(),
                    first());
        }
        return last;
    }

    NetworkTries afterNames(int count) throws SQLException {
        begin(List.of());
        NetworkTries last = NetworkTries.NONE;
        for (int name : IntStream.range(0, count).toArray()) {
            last = tally.add(of("p" + name + "@example.org", 7), first());
        }
        return last;
    }

    static Rhythm first() {
        return Rhythm.NONE.and(GUESS.report());
    }

    static LoginReport of(String address, int fingerprint) {
        LoginReport alice = GUESS.trying(fingerprint).report();
        return new LoginReport(
                1,
                alice.at(),
                alice.source(),
                address,
                address,
                alice.protocol(),
                alice.outcome(),
                false,
                null,
                fingerprint,
                alice.remoteIp(),
                null,
                null,
                null,
                null,
                1);
    }
}
