package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latchkey.mailserver.MailServer.LeftAlone;
import latchkey.mailserver.MailServer.Unreachable;
import org.junit.jupiter.api.Test;

/** One domain that a mail server cannot tell of holds up no other. */
class EachDomainTest {
    private static final List<String> DOMAINS = List.of("b.test", "a.test", "d.test", "c.test");

    private final EachDomain each = new EachDomain();
    private final List<String> asked = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @Test
    void thoseAfterOneThatCannotBeToldAreAskedAbout() throws SQLException {
        boolean all = ask(Set.of("a.test", "c.test"), Set.of());

        assertThat(all).isFalse();
        assertThat(asked).containsExactly("a.test", "b.test", "c.test", "d.test");
        assertThat(failed).containsExactly("a.test", "c.test");
    }

    @Test
    void aServerThatIsToBeLeftAloneIsAskedNothingMore() throws SQLException {
        ask(Set.of(), Set.of("b.test"));

        assertThat(asked).containsExactly("a.test", "b.test");
        assertThat(failed).containsExactly("b.test");
    }

    @Test
    void theNextTimeItGoesOnWhereItEnded() throws SQLException {
        ask(Set.of("a.test", "b.test"), Set.of("c.test"));
        asked.clear();

        boolean all = ask(Set.of(), Set.of());

        assertThat(all).isTrue();
        assertThat(asked).containsExactly("c.test", "d.test", "a.test", "b.test");
    }

    @Test
    void onceAllWereToldItBeginsAtTheFirstAgain() throws SQLException {
        ask(Set.of(), Set.of("c.test"));
        ask(Set.of(), Set.of());
        asked.clear();

        ask(Set.of(), Set.of());

        assertThat(asked).containsExactly("a.test", "b.test", "c.test", "d.test");
    }

    private boolean ask(Set<String> untold, Set<String> leftAlone) throws SQLException {
        return each.ask(
                DOMAINS,
                domain -> {
                    asked.add(domain);
                    if (leftAlone.contains(domain)) {
                        throw new LeftAlone("for a moment");
                    }
                    if (untold.contains(domain)) {
                        throw new Unreachable("no list");
                    }
                },
                (domain, why) -> failed.add(domain));
    }
}
