package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token says of how somebody signed in, in whatever shape. */
class ClaimsTest {
    private static final GivenSignIn TRUSTED =
            GivenSignIn.accepting(Set.of("mfa")).orAmr("otp").enforcedByTheProvider();

    private static SecondFactor told(String json) throws InvalidJwtException {
        return new Claims(new DefaultJWTCallerPrincipal(JwtClaims.parse(json))).secondFactor();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'acr': 1}",
                "{'acr': true}",
                "{'acr': ['mfa']}",
                "{'acr': {'mfa': true}}",
                "{'acr': ''}",
                "{'amr': 'pwd'}",
                "{'amr': 1}",
                "{'amr': []}",
                "{'amr': ['pwd']}",
                "{'amr': {'otp': true}}",
                "{'amr': [['otp'], {'otp': 1}]}"
            })
    void aTrustedProviderThatSaysAnythingIsNotTakenToSayNothing(String claims) throws InvalidJwtException {
        SecondFactor told = told(claims.replace('\'', '"'));

        assertThat(told.silent()).isFalse();
        assertThat(told.accepted(TRUSTED)).isFalse();
    }

    @Test
    void neitherClaimIsSilence() throws InvalidJwtException {
        assertThat(told("{}").silent()).isTrue();
        assertThat(told("{\"acr\": null, \"amr\": null}").accepted(TRUSTED)).isTrue();
    }

    @Test
    void aMethodThatStandsAloneIsAListOfOne() throws InvalidJwtException {
        assertThat(told("{\"amr\": \"otp\"}").amr()).isEqualTo(List.of("otp"));
        assertThat(told("{\"amr\": \"otp\"}").accepted(TRUSTED)).isTrue();
        assertThat(told("{\"amr\": \"otp pwd\"}").accepted(TRUSTED)).isFalse();
    }
}
