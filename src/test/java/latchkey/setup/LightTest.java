package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.attempt.ProtocolOutcomes.Refused;
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
        assertThat(lights.get(0).network()).isEqualTo("192.0.2.7");
        assertThat(lights.get(0).client()).hasValue("Thunderbird");
        assertThat(lights.get(0).at()).hasValue(NOON);
    }

    @Test
    void isRefusedWithTheReason() {
        Light light = imap(own("main-password", NOON));

        assertThat(light.state()).isEqualTo(State.REFUSED);
        assertThat(light.reason()).hasValue(Reason.MAIN_PASSWORD);
    }

    @Test
    void staysConnectedWhenAnotherDeviceIsRefusedLater() {
        Light light = imap(accepted(Protocol.IMAP, NOON), own("main-password", NOON.plusSeconds(60)));

        assertThat(light.state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void tellsHowThingsAreNowOnceItHasBeenConnectedForLong() {
        Light reset = imap(accepted(Protocol.IMAP, NOON), own("main-password", NOON.plusSeconds(7200)));
        Light well = imap(own("main-password", NOON), accepted(Protocol.IMAP, NOON.plusSeconds(7200)));

        assertThat(reset.reason()).hasValue(Reason.MAIN_PASSWORD);
        assertThat(well.state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void saysWhatWasMistypedOnlyWhereADeviceOfTheOwnersIsAndOfAnOutageAlways() {
        assertThat(lightOf(new Refused("mistyped-app-password", false, true, false))
                        .proved())
                .isTrue();
        assertThat(lightOf(new Refused("mistyped-app-password", false, false, false))
                        .proved())
                .isFalse();
        assertThat(lightOf(new Refused("mail-server-unavailable", false, false, false))
                        .proved())
                .isTrue();
        assertThat(lightOf(new Refused("wrong-password", false, true, false)).proved())
                .isFalse();
    }

    private static Light lightOf(Refused refused) {
        return imap(refused(Protocol.IMAP, refused, NOON));
    }

    @Test
    void tellsTheLastRefusalOfTheOwnersClients() {
        Light light = imap(own("main-password", NOON), own("retired-app-password", NOON.plusSeconds(60)));

        assertThat(light.reason()).hasValue(Reason.RETIRED_APP_PASSWORD);
    }

    @Test
    void isNotTalkedOutOfWhatThePhoneDidByAStrangersLaterTry() {
        Light light = imap(own("main-password", NOON), anybodys("wrong-password", NOON.plusSeconds(60)));

        assertThat(light.reason()).hasValue(Reason.MAIN_PASSWORD);
        assertThat(light.proved()).isTrue();
    }

    @Test
    void saysOfAStrangersTryThatItMayBeOne() {
        Light light = imap(anybodys("wrong-password", NOON));

        assertThat(light.state()).isEqualTo(State.REFUSED);
        assertThat(light.proved()).isFalse();
        assertThat(light.network()).isEqualTo("192.0.2.7");
    }

    @Test
    void aReasonThatIsNotKnownHereIsAWrongPassword() {
        assertThat(imap(own("a reason of a later portal", NOON)).reason()).hasValue(Reason.WRONG_PASSWORD);
    }

    @Test
    void tellsThatTheAppPasswordWasRefusedWhereItWasNotMadeFor() {
        Outcome sending = refused(Protocol.SMTP, new Refused("protocol-not-allowed", true, true, true), NOON);

        List<Light> lights = Light.of(EnumSet.of(Protocol.IMAP), List.of(accepted(Protocol.IMAP, NOON), sending));

        assertThat(lights).extracting(Light::protocol).containsExactly(Protocol.IMAP, Protocol.SMTP);
        assertThat(lights.get(1).reason()).hasValue(Reason.PROTOCOL_NOT_ALLOWED);
        assertThat(Light.allConnected(lights)).as("all that it was made for").isTrue();
    }

    @Test
    void doesNotShowWhereOtherDevicesAreRefused() {
        Outcome scanner = refused(Protocol.SMTP, new Refused("main-password", true, true, false), NOON);

        assertThat(Light.of(EnumSet.of(Protocol.IMAP), List.of(scanner))).containsExactly(Light.waiting(Protocol.IMAP));
    }

    private static Light imap(Outcome... outcomes) {
        return Light.of(EnumSet.of(Protocol.IMAP), List.of(outcomes)).get(0);
    }

    private static Outcome accepted(Protocol protocol, Instant at) {
        return new Outcome(
                LAPTOP, protocol, at, "192.0.2.7", Optional.of("\"name\" \"Thunderbird\""), Optional.empty());
    }

    private static Outcome own(String reason, Instant at) {
        return refused(Protocol.IMAP, new Refused(reason, true, true, false), at);
    }

    private static Outcome anybodys(String reason, Instant at) {
        return refused(Protocol.IMAP, new Refused(reason, false, false, false), at);
    }

    private static Outcome refused(Protocol protocol, Refused refused, Instant at) {
        return new Outcome(LAPTOP, protocol, at, "192.0.2.7", Optional.empty(), Optional.of(refused));
    }
}
