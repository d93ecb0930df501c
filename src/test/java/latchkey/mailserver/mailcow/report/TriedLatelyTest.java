package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.PublishedAppPasswords;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

/** Two trials within one reading leave one row: the other is remembered by Dovecot and by the portal. */
class TriedLatelyTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-08-05T12:00:00Z");
    private static final String ANNA = "anna@example.org";

    private final Remembered.Login laptop = new Remembered.Login(
            new LetIn("imap", "Anna@example.org", "203.0.113.9", NOON.getEpochSecond(), true),
            new SaslRow("imap", 8, ANNA, "192.0.2.1", NOON.getEpochSecond() - 20));

    @Test
    void theOnlyOneThatWasTriedIsTheOneThatGotIn() {
        assertThat(left(tried("8", NOON.minusSeconds(20), Protocol.IMAP))).containsExactly(laptop);
    }

    @Test
    void anotherThatWasTriedBeforeMayBeTheOne() {
        assertThat(left(
                        tried("8", NOON.minusSeconds(20), Protocol.IMAP),
                        tried("7", NOON.minusSeconds(25), Protocol.IMAP)))
                .isEmpty();
    }

    @Test
    void alsoOneOfWhichMailcowHasToldNoNumber() {
        PublishedAppPasswords.Tried nameless =
                new PublishedAppPasswords.Tried(ANNA, Optional.empty(), Set.of(Protocol.IMAP), NOON.minusSeconds(60));

        assertThat(left(nameless)).isEmpty();
    }

    @Test
    void oneThatDovecotHasForgottenOrThatWasMadeForSomethingElseIsNot() {
        assertThat(left(
                        tried("7", NOON.minusSeconds(302), Protocol.IMAP),
                        tried("6", NOON.minusSeconds(30), Protocol.SMTP)))
                .containsExactly(laptop);
    }

    private List<Remembered.Login> left(PublishedAppPasswords.Tried... tried) {
        return new TriedLately(new OnlyTried(List.of(tried)))
                .leaveOut("mailcow", List.of(laptop), ClockBounds.NONE, FIVE_MINUTES);
    }

    private static PublishedAppPasswords.Tried tried(String number, Instant until, Protocol protocol) {
        return new PublishedAppPasswords.Tried(ANNA, Optional.of(number), Set.of(protocol), until);
    }

    private record OnlyTried(List<Tried> tried) implements PublishedAppPasswords {
        @Override
        public List<Tried> triedSince(String mailServer, Collection<String> addresses, Instant since) {
            return tried.stream()
                    .filter(one -> addresses.contains(one.address()))
                    .toList();
        }

        @Override
        public List<Published> withHandles(String mailServer, Collection<String> handles) {
            return List.of();
        }

        @Override
        public List<Published> withMarks(String mailServer, Collection<Long> marks) {
            return List.of();
        }
    }
}
