package latchkey.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import latchkey.mailserver.KnownMailbox;
import latchkey.overview.MainPassword.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The portal's rule is one thing, the mail server's own another: an owner is told what his programs will find. */
class MainPasswordTest {
    private static final Optional<Instant> A_DAY = Optional.of(Instant.parse("2032-05-04T12:00:00Z"));

    @ParameterizedTest
    @EnumSource(names = {"WORKS", "ENDS", "PUT_OFF", "WORKS_FOR_NOW"})
    void whatTheMailServerRefusesWorksByNoRuleOfOurs(State ours) {
        MainPassword told = new MainPassword(ours, A_DAY).asTold(Optional.of(KnownMailbox.MainPassword.REFUSED));

        assertThat(told.state()).isEqualTo(State.REFUSED_THERE);
        assertThat(told.refused()).isTrue();
        assertThat(told.ending()).isFalse();
    }

    @Test
    void whereTheMailServerDoesNotTellItIsNotSaidToWork() {
        assertThat(new MainPassword(State.WORKS, Optional.empty())
                        .asTold(Optional.of(KnownMailbox.MainPassword.UNKNOWN))
                        .state())
                .isEqualTo(State.NOT_KNOWN);
        MainPassword ends = new MainPassword(State.ENDS, A_DAY);
        assertThat(ends.asTold(Optional.of(KnownMailbox.MainPassword.UNKNOWN))).isEqualTo(ends);
    }

    @Test
    void ourOwnRefusalKeepsItsDay() {
        MainPassword refused = new MainPassword(State.REFUSED, A_DAY);

        assertThat(refused.asTold(Optional.of(KnownMailbox.MainPassword.REFUSED)))
                .isEqualTo(refused);
    }

    @Test
    void whereTheMailServerHasNoRuleOfItsOwnOursIsAllThereIs() {
        MainPassword works = new MainPassword(State.WORKS, Optional.empty());

        assertThat(works.asTold(Optional.empty())).isEqualTo(works);
        assertThat(works.asTold(Optional.of(KnownMailbox.MainPassword.TAKEN))).isEqualTo(works);
    }
}
