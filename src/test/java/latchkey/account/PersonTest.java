package latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.junit.jupiter.api.Test;

/** What is kept of somebody from one sign-in to the next. */
class PersonTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");
    private static final Optional<MailAddress> MAIL = Optional.of(MailAddress.of("greta@example.org"));
    private static final Optional<MailAddress> ELSEWHERE = Optional.of(MailAddress.of("greta@elsewhere.example"));

    private final Person greta = new Person("https://login.example.org", "greta", "Greta", NOON);

    private void signsIn(int hour, Optional<MailAddress> second, boolean secondTold) {
        greta.signedIn(new WelcomePerson.Identity(
                "https://login.example.org",
                "greta",
                "Greta",
                true,
                MAIL,
                secondTold,
                second,
                NOON.plusSeconds(hour * 3600L),
                "en",
                StaffDomains.NONE));
    }

    @Test
    void aSecondAddressStaysWhereTheProviderSaysNothingOfIt() {
        signsIn(0, ELSEWHERE, true);
        signsIn(1, Optional.empty(), false);

        assertThat(greta.secondAddress()).isEqualTo(ELSEWHERE);
        assertThat(greta.contact()).isEqualTo(MAIL);
    }

    @Test
    void aSecondAddressGoesWhereTheProviderSaysThatThereIsNone() {
        signsIn(0, ELSEWHERE, true);
        signsIn(1, Optional.empty(), true);

        assertThat(greta.secondAddress()).isEmpty();
    }
}
