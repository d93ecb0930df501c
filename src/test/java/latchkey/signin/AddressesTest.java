package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;
import latchkey.signin.AskForUserInfo.Addresses;
import org.junit.jupiter.api.Test;

/** What a provider tells of addresses in the token and at its UserInfo endpoint, taken together. */
class AddressesTest {
    private static final GivenSignIn ONE = GivenSignIn.accepting(Set.of("mfa"));
    private static final GivenSignIn TWO = ONE.withSecondAddressIn(Optional.of("recovery"));
    private static final ToldByProvider NOTHING = told(Map.of());
    private static final ToldByProvider MAIL = told(Map.of("email", "greta@example.org", "email_verified", true));
    private static final ToldByProvider RECOVERY = told(Map.of("recovery", "greta@elsewhere.example"));
    private static final MailAddress GRETA = MailAddress.of("greta@example.org");
    private static final MailAddress ELSEWHERE = MailAddress.of("greta@elsewhere.example");

    private static ToldByProvider told(Map<String, Object> claims) {
        return new ToldByProvider(claims::get);
    }

    @Test
    void theEndpointIsAskedForWhatTheTokenLeavesOut() {
        assertThat(Addresses.whole(NOTHING, ONE)).isFalse();
        assertThat(Addresses.whole(MAIL, ONE)).isTrue();
        assertThat(Addresses.whole(MAIL, TWO)).isFalse();
        assertThat(Addresses.whole(
                        told(Map.of("email", "greta@example.org", "email_verified", true, "recovery", "none")), TWO))
                .isTrue();
    }

    @Test
    void aSecondAddressThatOnlyTheEndpointTellsIsKept() {
        Addresses addresses = Addresses.of(MAIL, Optional.of(RECOVERY), TWO);

        assertThat(addresses.verified()).contains(GRETA);
        assertThat(addresses.second()).contains(ELSEWHERE);
        assertThat(addresses.secondKnown()).isTrue();
    }

    @Test
    void anUnverifiedMailAtTheEndpointTakesTheSecondAddressNotAway() {
        ToldByProvider unverified = told(Map.of("email", "x@example.org", "recovery", "greta@elsewhere.example"));

        assertThat(Addresses.of(NOTHING, Optional.of(unverified), TWO).second()).contains(ELSEWHERE);
        assertThat(Addresses.of(NOTHING, Optional.of(unverified), TWO).verified())
                .isEmpty();
    }

    @Test
    void anEndpointThatDoesNotAnswerTakesNothingAway() {
        Addresses silent = Addresses.of(MAIL, Optional.empty(), TWO);

        assertThat(silent.verified()).contains(GRETA);
        assertThat(silent.secondKnown()).isFalse();
        assertThat(Addresses.of(NOTHING, Optional.empty(), TWO).known()).isFalse();
    }

    @Test
    void anAddressThatOnlyTheEndpointVerifiesIsNotForgottenWhenThatDoesNotAnswer() {
        ToldByProvider unverified = told(Map.of("email", "greta@example.org"));

        assertThat(Addresses.of(unverified, Optional.empty(), ONE).known()).isFalse();
        assertThat(Addresses.of(unverified, Optional.of(unverified), ONE).known())
                .isTrue();
    }

    @Test
    void whoHasNoSecondAddressAnyMoreHasNone() {
        assertThat(Addresses.of(MAIL, Optional.of(NOTHING), TWO))
                .isEqualTo(new Addresses(Optional.of(GRETA), true, Optional.empty(), true));
        assertThat(Addresses.of(MAIL, Optional.empty(), ONE).secondKnown()).isTrue();
    }

    @Test
    void anAddressOfTheOneIsNotProvedByTheOther() {
        ToldByProvider mail = told(Map.of("email", "greta@example.org"));
        ToldByProvider verified = told(Map.of("email_verified", true));

        assertThat(Addresses.of(mail, Optional.of(verified), ONE).verified()).isEmpty();
        assertThat(Addresses.of(verified, Optional.of(mail), ONE).verified()).isEmpty();
    }
}
