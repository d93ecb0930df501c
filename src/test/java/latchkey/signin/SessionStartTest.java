package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.signin.SessionStart.Begun;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class SessionStartTest {
    private static final String OLD = "the old key of sessions, no secret at all";
    private static final String NEW = "the new key of sessions, no secret at all";
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00.123Z");
    private static final Begun BEGUN = new Begun(NOON, Optional.of(Instant.parse("2026-05-05T11:59:58Z")));
    private static final Claims ALICE = of("https://login.example.org", "alice");

    private final SessionStart start = with(NEW, Optional.of(OLD));

    private static SessionStart with(String own, Optional<String> other) {
        return new SessionStart(GivenSignIn.accepting(Set.of("mfa")), true, own, other);
    }

    private static Claims of(String issuer, String subject) {
        return of(issuer, subject, "first.token.of-" + subject);
    }

    private static Claims of(String issuer, String subject, String text) {
        JwtClaims token = new JwtClaims();
        token.setIssuer(issuer);
        token.setSubject(subject);
        return new Claims(new DefaultJWTCallerPrincipal(text, "JWT", token));
    }

    @Test
    void isReadAsItWasWritten() {
        Begun untold = new Begun(NOON, Optional.empty());

        assertThat(start.read(start.text(BEGUN, ALICE), ALICE)).contains(BEGUN);
        assertThat(start.read(start.text(untold, ALICE), ALICE)).contains(untold);
    }

    @Test
    void isNobodyElses() {
        String text = start.text(BEGUN, ALICE);

        assertThat(start.read(text, of("https://login.example.org", "bob"))).isEmpty();
        assertThat(start.read(text, of("https://elsewhere.example.org", "alice")))
                .isEmpty();
    }

    /** Somebody has signed in twice: once with a second factor, and once by his password alone. */
    @Test
    void isNotOfAnotherSessionOfTheSamePerson() {
        Claims other = of("https://login.example.org", "alice", "second.token.of-alice");

        assertThat(start.read(start.text(BEGUN, ALICE), other)).isEmpty();
    }

    @Test
    void isWorthNothingWithAnotherTimeOrMadeUp() {
        String text = start.text(BEGUN, ALICE);
        String later =
                text.replaceFirst("^\\d+", Long.toString(NOON.plusSeconds(3600).toEpochMilli()));

        assertThat(List.of(later, text + "A", text.substring(1), "", "..", "nonsense", "1.1." + "A".repeat(43)))
                .allSatisfy(made -> assertThat(start.read(made, ALICE)).isEmpty());
    }

    @Test
    void isGoodUnderEitherKeyWhileTheyAreChangedAndUnderNoOther() {
        assertThat(start.read(with(OLD, Optional.empty()).text(BEGUN, ALICE), ALICE))
                .contains(BEGUN);
        assertThat(with(OLD, Optional.empty()).read(start.text(BEGUN, ALICE), ALICE))
                .isEmpty();
    }

    @Test
    void aTokenThatIsRefreshedMakesTheSecondFactorNoYounger() {
        Instant elsewhere = NOON.plusSeconds(1800);
        SecondFactor refreshed =
                new SecondFactor(Optional.of("mfa"), List.of(), Optional.of(elsewhere), SecondFactor.Word.SPOKEN);

        assertThat(refreshed.inSessionOf(BEGUN).authTime()).isEqualTo(BEGUN.authTime());
        assertThat(refreshed.inSessionOf(new Begun(NOON, Optional.empty())).authTime())
                .isEmpty();
        assertThat(refreshed
                        .inSessionOf(new Begun(NOON, Optional.of(elsewhere.plusSeconds(1))))
                        .authTime())
                .as("nor one that was told to be older")
                .contains(elsewhere);
    }
}
