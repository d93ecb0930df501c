package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.KnownMailbox.MainPassword;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of facts/mailcow.md §6: who checks the password decides what a second factor does to it. */
class KnownMailboxTest {
    @ParameterizedTest
    @CsvSource({
        "mailcow,false,TAKEN",
        "mailcow,true,REFUSED",
        "generic-oidc,false,REFUSED",
        "generic-oidc,true,REFUSED",
        "ldap,false,TAKEN",
        "ldap,true,TAKEN",
        "keycloak,false,UNKNOWN",
        "keycloak,true,UNKNOWN"
    })
    void theSourceDecidesWhetherTheMainPasswordIsTaken(String keptBy, boolean secondFactor, MainPassword taken) {
        assertThat(mailbox(keptBy, Optional.of(secondFactor)).mainPassword()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "mailcow,true,NOW",
        "mailcow,false,WITH_SECOND_FACTOR",
        "mailcow,,UNKNOWN",
        "generic-oidc,false,NOW",
        "ldap,true,NOT",
        "keycloak,true,UNKNOWN"
    })
    void whoIsAffectedIsToldApart(String keptBy, @Nullable Boolean secondFactor, Affected affected) {
        assertThat(mailbox(keptBy, Optional.ofNullable(secondFactor)).affected())
                .isEqualTo(affected);
    }

    @Test
    void withoutADatabaseNobodyKnows() {
        assertThat(mailbox("mailcow", Optional.empty()).mainPassword()).isEqualTo(MainPassword.UNKNOWN);
    }

    @Test
    void aSecondFactorBreaksWhatMailcowChecksItself() {
        assertThat(mailbox("mailcow", Optional.of(false)).wouldBreakWithASecondFactor())
                .isTrue();
        assertThat(mailbox("mailcow", Optional.of(true)).wouldBreakWithASecondFactor())
                .isFalse();
        assertThat(mailbox("ldap", Optional.of(false)).wouldBreakWithASecondFactor())
                .isFalse();
    }

    private static KnownMailbox mailbox(String keptBy, Optional<Boolean> secondFactor) {
        return new KnownMailbox(
                "anna@example.org",
                "mailcow",
                true,
                keptBy,
                secondFactor,
                Optional.empty(),
                Optional.empty(),
                Set.of("imap"),
                Instant.EPOCH);
    }
}
