package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;
import latchkey.shared.Statements;

/** What became of the mails about one event, as long as that is remembered. */
@ApplicationScoped
public class SentMails {
    private static final String COUNT =
            "SELECT state, COUNT(*) FROM notice WHERE kind = ? AND subject LIKE ? GROUP BY state";

    private final Statements statements;

    SentMails(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** @param perhaps the portal stopped while it sent them */
    public record Count(long waiting, long sent, long perhaps, long failed) {
        public boolean none() {
            return waiting + sent + perhaps + failed == 0;
        }
    }

    private record OfState(String state, long mails) {}

    /** @param event what the names of the events begin with; no wild card is in it */
    public Count of(NoticeKind kind, String event) {
        List<OfState> states =
                statements.rows(COUNT, row -> new OfState(row.getString(1), row.getLong(2)), kind.name(), event + "%");
        return new Count(
                mails(states, Notice.State.WAITING) + mails(states, Notice.State.CLAIMED),
                mails(states, Notice.State.SENT),
                mails(states, Notice.State.PERHAPS),
                mails(states, Notice.State.FAILED));
    }

    private static long mails(List<OfState> states, Notice.State state) {
        return states.stream()
                .filter(one -> one.state().equals(state.name()))
                .mapToLong(OfState::mails)
                .sum();
    }
}
