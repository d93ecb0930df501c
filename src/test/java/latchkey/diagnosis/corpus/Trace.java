package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;

/**
 * What some actors did for some days, and the mailboxes they did it to.
 *
 * @param home where its actors are, as far as they are anywhere
 * @param actors by number
 * @param outages while the mail server's own password check lets nobody in
 */
public record Trace(
        String name,
        String home,
        List<Kind> actors,
        List<Account> accounts,
        List<Given> given,
        List<Change> changes,
        List<Span> outages,
        List<Login> logins) {
    /** The same at a mail server that lets nobody in meanwhile. */
    public Trace during(List<Span> others) {
        return new Trace(name, home, actors, accounts, given, changes, others, logins);
    }

    /** @param to not in it any more */
    public record Span(Duration from, Duration to) {
        public boolean holds(Duration at) {
            return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
        }
    }
}
