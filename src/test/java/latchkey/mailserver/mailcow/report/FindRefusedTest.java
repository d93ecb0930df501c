package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FindRefusedTest {
    private static final long NOON = 1_795_000_000;
    private static final String ANNA = "anna@example.org";
    private static final String HOME = "203.0.113.9";

    private final WrittenLog.Log dovecot = new WrittenLog.Log();
    private final WrittenLog.Log postfix = new WrittenLog.Log();
    private LogPlace place = LogPlace.START;

    @Test
    void aRefusedLoginTakesItsProtocolFromTheEndOfItsConnection() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "old"))
                .write(NOON, WrittenLog.mismatch("bob@example.org", HOME, "s2", "old"))
                .write(NOON + 2, WrittenLog.hungUp("pop3-login", "bob@example.org", HOME, "s2"))
                .write(NOON + 2, WrittenLog.hungUp("managesieve-login", ANNA, HOME, "s1"));

        List<RefusedLogin> found = look(NOON + 3).refused();

        assertThat(found)
                .containsExactly(
                        new RefusedLogin(NOON, ANNA, HOME, "s1", "sieve", Digits.of("old"), true),
                        new RefusedLogin(NOON, "bob@example.org", HOME, "s2", "pop3", Digits.of("old"), true));
    }

    @Test
    void allTriesOfOneConnectionAreTold() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "one"))
                .write(NOON + 3, WrittenLog.mismatch(ANNA, HOME, "s1", "two"))
                .write(NOON + 9, WrittenLog.hungUp("imap-login", ANNA, HOME, "s1"));

        assertThat(look(NOON + 9).refused())
                .extracting(RefusedLogin::digits)
                .containsExactly(Digits.of("one"), Digits.of("two"));
    }

    @Test
    @DisplayName("Measurements: Dovecot answers a failed login some 2 s late, and later each time")
    void oneWhoseConnectionIsStillOpenWaitsAndIsToldOnce() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "old"));
        assertThat(look(NOON + 1).refused()).isEmpty();
        dovecot.write(NOON + 2, WrittenLog.hungUp("pop3-login", ANNA, HOME, "s1"));

        assertThat(look(NOON + 16).refused()).extracting(RefusedLogin::protocol).containsExactly("pop3");
        assertThat(look(NOON + 31).refused()).isEmpty();
    }

    @Test
    void oneThatKeepsItsConnectionOpenIsToldAtTheNextLookAsImap() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "old"));
        look(NOON + 1);

        assertThat(look(NOON + 16).refused()).extracting(RefusedLogin::protocol).containsExactly("imap");
    }

    @Test
    @DisplayName("Auth flow: Postfix asks the same Dovecot, without a session")
    void oneByPostfixHasNoSessionAndIsToldAtOnce() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "", "old"));

        assertThat(look(NOON).refused()).extracting(RefusedLogin::protocol).containsExactly("smtp");
    }

    @Test
    void whereThereIsASessionAllTheSamePostfixTellsThatItWasAskedForByIt() {
        dovecot.write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "old"));
        postfix.write(NOON + 2, "warning: unknown[" + HOME + "]: SASL LOGIN authentication failed: UGFzc3dvcmQ6");

        assertThat(look(NOON + 15).refused()).extracting(RefusedLogin::protocol).containsExactly("smtp");
    }

    @Test
    void aMailcowThatCouldNotBeAskedIsSeenInTheLineBefore() {
        dovecot.write(NOON, "auth-worker(812): HTTP request failed with 502 for user " + ANNA)
                .write(NOON, WrittenLog.mismatch(ANNA, HOME, "s1", "right"))
                .write(NOON, WrittenLog.mismatch("bob@example.org", HOME, "s2", "wrong"))
                .write(NOON + 2, WrittenLog.hungUp("imap-login", ANNA, HOME, "s1"))
                .write(NOON + 2, WrittenLog.hungUp("imap-login", "bob@example.org", HOME, "s2"));

        assertThat(look(NOON + 3).refused())
                .extracting(RefusedLogin::login, RefusedLogin::asked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ANNA, false),
                        org.assertj.core.groups.Tuple.tuple("bob@example.org", true));
    }

    @Test
    @DisplayName("Auth flow: the same Lua is asked twice about one login")
    void aNewerMailcowSaysSoInsteadOfAMismatchTwiceAndItIsToldOnce() {
        String upstream = "auth-worker(812): Error: conn unix:auth-worker (pid=810,uid=401): auth-worker<5>: lua("
                + ANNA + "," + HOME + ",<s1>): passdb-lua: Upstream unreachable";
        dovecot.write(NOON, upstream)
                .write(NOON, upstream)
                .write(NOON + 2, WrittenLog.hungUp("imap-login", ANNA, HOME, "s1"));

        assertThat(look(NOON + 3).refused()).extracting(RefusedLogin::asked).containsExactly(false);
        assertThat(look(NOON + 18).refused()).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsCountedOnceAndBreaksNothing() {
        dovecot.write(NOON, "auth: lua(x: Password mismatch (SHA1 of given password: zzz")
                .write(NOON, WrittenLog.mismatch(ANNA, HOME, "", "old"));

        FindRefused.Found first = look(NOON + 1);

        assertThat(first.notUnderstood()).isEqualTo(1);
        assertThat(first.refused()).hasSize(1);
        assertThat(look(NOON + 16).notUnderstood()).isZero();
    }

    private FindRefused.Found look(long now) {
        try {
            LogReading reading = LogReading.of(place, dovecot.newest(9_999), 9_999, 9_999, NOON, WrittenLog.KEY);
            List<DovecotLine> lines = reading.lines().stream()
                    .map(line -> DovecotLine.of(line.message()))
                    .toList();
            FindRefused.Found found = FindRefused.in(reading, lines, postfix.newest(9_999), now);
            place = reading.after(found.open());
            return found;
        } catch (LogReading.TooShort tooFew) {
            throw new AssertionError(tooFew);
        }
    }
}
