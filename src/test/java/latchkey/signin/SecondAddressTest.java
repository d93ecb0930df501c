package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** Where somebody reads mail while his mailbox is locked, as the provider says. */
class SecondAddressTest {
    private static final MailAddress ELSEWHERE = MailAddress.of("greta@elsewhere.example");

    private static Optional<MailAddress> told(String claim, Map<String, Object> claims) {
        JwtClaims token = new JwtClaims();
        claims.forEach(token::setClaim);
        return new Claims(new DefaultJWTCallerPrincipal(token))
                .told()
                .secondAddress(GivenSignIn.accepting(Set.of("mfa"))
                        .withSecondAddressIn(Optional.of(claim).filter(name -> !name.isEmpty())));
    }

    @Test
    void isTheClaimThatTheOperatorHasNamed() {
        Map<String, Object> claims = Map.of("recovery", "Greta@Elsewhere.example");

        assertThat(told("recovery", claims)).contains(ELSEWHERE);
        assertThat(told("", claims)).isEmpty();
        assertThat(told("other", claims)).isEmpty();
    }

    @Test
    void isNoneIfTheProviderSaysThatItIsNotVerified() {
        String address = ELSEWHERE.toString();

        assertThat(told("recovery", Map.of("recovery", address, "recovery_verified", true)))
                .contains(ELSEWHERE);
        for (Object no : new Object[] {false, "true", 1}) {
            assertThat(told("recovery", Map.of("recovery", address, "recovery_verified", no)))
                    .as(String.valueOf(no))
                    .isEmpty();
        }
    }

    @Test
    void isTheMailOfTheStandardOnlyIfThatIsVerified() {
        String address = ELSEWHERE.toString();

        assertThat(told("email", Map.of("email", address))).isEmpty();
        assertThat(told("email", Map.of("email", address, "email_verified", true)))
                .contains(ELSEWHERE);
    }

    @Test
    void isNoneIfItIsNoAddress() {
        assertThat(told("recovery", Map.of("recovery", "0800 123456"))).isEmpty();
        assertThat(told("recovery", Map.of("recovery", 7))).isEmpty();
    }
}
