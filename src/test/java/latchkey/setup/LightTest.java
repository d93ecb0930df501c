package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.attempt.Reason;
import latchkey.setup.Light.State;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

class LightTest {
    private static final UUID LAPTOP = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final Set<Protocol> BOTH = EnumSet.of(Protocol.SMTP, Protocol.IMAP);

    @Test
    void waitsAsLongAsNothingHappens() {
        assertThat(Light.of(BOTH, List.of()))
                .containsExactly(Light.waiting(Protocol.IMAP), Light.waiting(Protocol.SMTP));
    }

    @Test
    void connectsByTheProtocolThatWasUsedAndByNoOther() {
        List<Light> lights = Light.of(BOTH, List.of(accepted(Protocol.IMAP, NOON)));

        assertThat(lights).extracting(Light::state).containsExactly(State.CONNECTED, State.WAITING);
        assertThat(lights.get(0).network()).hasValue("192.0.2.7");
        assertThat(lights.get(0).client()).hasValue("Thunderbird");
        assertThat(lights.get(0).at()).hasValue(NOON);
    }

    @Test
    void isRefusedWithTheReason() {
        Light light = imap(refused("main-password", NOON));

        assertThat(light.state()).isEqualTo(State.REFUSED);
        assertThat(light.reason()).hasValue(Reason.MAIN_PASSWORD);
    }

    @Test
    void staysConnectedWhenAnotherDeviceIsRefusedLater() {
        Light light = imap(accepted(Protocol.IMAP, NOON), refused("main-password", NOON.plusSeconds(60)));

        assertThat(light.state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void tellsTheLastRefusal() {
        Light light = imap(refused("main-password", NOON), refused("wrong-password", NOON.plusSeconds(60)));

        assertThat(light.reason()).hasValue(Reason.WRONG_PASSWORD);
    }

    @Test
    void aReasonThatIsNotKnownHereIsAWrongPassword() {
        assertThat(imap(refused("a reason of a later portal", NOON)).reason()).hasValue(Reason.WRONG_PASSWORD);
    }

    private static Light imap(Outcome... outcomes) {
        return Light.of(EnumSet.of(Protocol.IMAP), List.of(outcomes)).get(0);
    }

    private static Outcome accepted(Protocol protocol, Instant at) {
        return new Outcome(LAPTOP, protocol, true, at, "192.0.2.7", Optional.of("\"name\" \"Thunderbird\""));
    }

    private static Outcome refused(String reason, Instant at) {
        return new Outcome(LAPTOP, Protocol.IMAP, false, at, reason, Optional.empty());
    }
}
