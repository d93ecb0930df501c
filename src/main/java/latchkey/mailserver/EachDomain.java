package latchkey.mailserver;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import latchkey.mailserver.MailServer.LeftAlone;
import latchkey.mailserver.MailServer.PortalTurnedAway;
import latchkey.mailserver.MailServer.Unreachable;

/**
 * Asks one mail server about each of its domains. One that cannot be told holds up no other; where the server is to be left
 * alone it ends, and begins there the next time, so that the same few never take the turn of all.
 */
public final class EachDomain {
    private volatile String begin = "";

    /** What is asked. */
    @FunctionalInterface
    public interface Question {
        void about(String domain) throws SQLException;
    }

    /** What is done about one that cannot be told. */
    @FunctionalInterface
    public interface Failure {
        void of(String domain, Unreachable why);
    }

    /** @return whether it has told all of them */
    public boolean ask(List<String> domains, Question question, Failure failure) throws SQLException {
        boolean all = true;
        for (String domain : inTurn(domains)) {
            try {
                question.about(domain);
            } catch (LeftAlone | PortalTurnedAway stop) {
                failure.of(domain, stop);
                begin = domain;
                return false;
            } catch (Unreachable unreachable) {
                failure.of(domain, unreachable);
                all = false;
            }
        }
        begin = "";
        return all;
    }

    private List<String> inTurn(List<String> domains) {
        String from = begin;
        List<String> sorted = domains.stream().sorted().toList();
        return Stream.concat(
                        sorted.stream().filter(domain -> domain.compareTo(from) >= 0),
                        sorted.stream().filter(domain -> domain.compareTo(from) < 0))
                .toList();
    }
}
