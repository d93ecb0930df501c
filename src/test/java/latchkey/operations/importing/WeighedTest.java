package latchkey.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import latchkey.account.Account;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.operations.importing.Standing.Custodians;
import latchkey.operations.importing.Standing.Mailbox;
import latchkey.operations.importing.Standing.Name;
import latchkey.shared.StaffDomains;
import org.junit.jupiter.api.Test;

/** Carla Lang is called Carla Berg now, and goes on logging in by the name that she had. */
class WeighedTest {
    private static final String LANG = "carla.lang@example.org";
    private static final String BERG = "carla.berg@example.org";

    private static Standing standing(String mailbox, Map<String, Name> names) {
        return new Standing(
                Set.of("example.org"),
                Map.of(mailbox, new Mailbox(Account.Kind.PERSON, true, true)),
                names,
                new Custodians(Map.of(), Set.of()),
                Set.of(),
                Map.of());
    }

    private static Weighed weighed(String logins, Standing standing) throws BadLine {
        Wish wish =
                Wish.of(new Line(2, Map.of(Column.ADDRESS, BERG, Column.LOGINS, logins, Column.RENAMED_FROM, LANG)));
        return Weighed.of(wish, standing, StaffDomains.ALL);
    }

    @Test
    void theNameThatALineTakesFromItsMailboxStaysIfTheLineSaysSo() throws BadLine {
        Standing before = standing(LANG, Map.of(LANG, new Name(LANG, false)));

        Weighed named = weighed(LANG, before);
        Weighed notNamed = weighed("", before);

        assertThat(named.outcome()).isEqualTo(Outcome.RENAME);
        assertThat(named.logins()).containsExactly(LANG);
        assertThat(named.changes()).isEqualTo("renamed-from=" + LANG + "; logins=" + LANG);
        assertThat(notNamed.logins()).isEmpty();
    }

    @Test
    void aFormerNameThatWouldEndIsAChangeUntilItIsForGood() throws BadLine {
        Map<String, Name> ends = Map.of(BERG, new Name(BERG, false), LANG, new Name(BERG, true));
        Map<String, Name> lasts = Map.of(BERG, new Name(BERG, false), LANG, new Name(BERG, false));

        assertThat(weighed(LANG, standing(BERG, ends)).outcome()).isEqualTo(Outcome.CHANGE);
        assertThat(weighed(LANG, standing(BERG, lasts)).outcome()).isEqualTo(Outcome.SAME);
        assertThat(weighed("", standing(BERG, ends)).outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void whoseNameItIsIsStillAsked() {
        Standing ofDora = standing(
                BERG,
                Map.of(
                        BERG,
                        new Name(BERG, false),
                        LANG,
                        new Name(BERG, true),
                        "dora@example.org",
                        new Name("dora@example.org", true)));

        assertThatThrownBy(() -> weighed("dora@example.org", ofDora))
                .isInstanceOfSatisfying(
                        BadLine.class, no -> assertThat(no.why()).isEqualTo(Why.NAME_OF_ANOTHER));
    }
}
