package latchkey.setup.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import latchkey.setup.handover.HandOverKey.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SealSecretsTest {
    private static final String SECRET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String ABOUT = "k7m29qxd4f3a 00000000-0000-4000-8000-000000000001";
    private static final Optional<String> SHARED = Optional.of("the same share for all of the replicas");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealSecrets portal = new SealSecrets(Optional.empty(), Optional.empty());

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theKeyOpensIt(Kind kind) {
        HandOverKey key = HandOverKey.any(kind, RANDOM);

        String text = portal.seal(key, ABOUT, SECRET);

        assertThat(portal.open(key, ABOUT, text)).contains(SECRET);
        assertThat(text).hasSizeLessThanOrEqualTo(88).isNotEqualTo(portal.seal(key, ABOUT, SECRET));
    }

    @Test
    void anotherKeyAnotherKindAnotherRowOrAnotherPortalDoesNot() {
        HandOverKey key = HandOverKey.any(Kind.SCANNED, RANDOM);
        String text = portal.seal(key, ABOUT, SECRET);

        assertThat(portal.open(HandOverKey.any(Kind.SCANNED, RANDOM), ABOUT, text))
                .isEmpty();
        assertThat(portal.open(new HandOverKey(Kind.BROWSER, key.text()), ABOUT, text))
                .isEmpty();
        assertThat(portal.open(key, ABOUT.replace('k', 'm'), text)).isEmpty();
        assertThat(new SealSecrets(Optional.empty(), Optional.empty()).open(key, ABOUT, text))
                .isEmpty();
    }

    @Test
    void replicasWithTheSameShareOpenEachOthersAndKnowThemByTheMark() {
        HandOverKey key = HandOverKey.any(Kind.SCANNED, RANDOM);
        SealSecrets one = new SealSecrets(SHARED, Optional.empty());
        SealSecrets other = new SealSecrets(SHARED, Optional.empty());

        assertThat(other.open(key, ABOUT, one.seal(key, ABOUT, SECRET))).contains(SECRET);
        assertThat(other.mark()).isEqualTo(one.mark()).hasSize(16).isNotEqualTo(portal.mark());
        assertThat(new SealSecrets(Optional.empty(), Optional.empty()).mark()).isNotEqualTo(portal.mark());
    }

    @Test
    void whileTheShareIsChangedWhatWasSealedByEitherIsOpened() {
        Optional<String> next = Optional.of("the next share, which is given to one after the other");
        HandOverKey key = HandOverKey.any(Kind.SCANNED, RANDOM);
        SealSecrets before = new SealSecrets(SHARED, next);
        SealSecrets after = new SealSecrets(next, SHARED);

        assertThat(before.open(key, ABOUT, after.seal(key, ABOUT, SECRET))).contains(SECRET);
        assertThat(after.open(key, ABOUT, before.seal(key, ABOUT, SECRET))).contains(SECRET);
        assertThat(after.knows(before.mark())).isTrue();
        assertThat(after.mark()).isNotEqualTo(before.mark());
        assertThat(new SealSecrets(next, Optional.empty()).knows(before.mark())).isFalse();
    }

    @Test
    void aShareThatIsTooShortStopsTheStart() {
        assertThatThrownBy(() -> new SealSecrets(Optional.of("short"), Optional.empty()))
                .hasMessageContaining("latchkey.secrets.hand-over")
                .hasMessageNotContaining("\"short\"");
    }

    @ParameterizedTest
    @CsvSource({"k7m2qx, k7m2qx", "K7M 2QX, k7m2qx", "k7m-2qx, k7m2qx", "oil o1l, 011011"})
    void whatPeopleTypeIsUnderstood(String typed, String key) {
        assertThat(HandOverKey.entered(typed)).contains(new HandOverKey(Kind.TYPED, key));
    }

    @ParameterizedTest
    @CsvSource({"k7m2q", "k7m2qxx", "k7m2qu", "k7m2q!"})
    void whatIsNoKeyIsNone(String typed) {
        assertThat(HandOverKey.entered(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IPHONE|Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
                "IPAD|Mozilla/5.0 (iPad; CPU OS 18_2 like Mac OS X) AppleWebKit/605.1.15",
                "ANDROID|Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile",
                "MAC|Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15",
                "WINDOWS|Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
                "LINUX|Mozilla/5.0 (X11; Linux x86_64; rv:140.0)",
                "OTHER|curl/8.5"
            })
    void aBrowserSaysWhatItRunsOn(Device device, String userAgent) {
        assertThat(Device.of(userAgent)).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource({
        "IPAD, Macintosh; Intel Mac OS X 10_15_7, 5",
        "MAC, Macintosh; Intel Mac OS X 10_15_7, 0",
        "MAC, Macintosh; Intel Mac OS X 10_15_7,",
        "MAC, Macintosh; Intel Mac OS X 10_15_7, five",
        "WINDOWS, Windows NT 10.0, 10"
    })
    void anIPadThatCallsItselfAMacIsKnownByItsTouch(Device device, String userAgent, @Nullable String touchPoints) {
        assertThat(Device.of(userAgent, Optional.ofNullable(touchPoints))).isEqualTo(device);
    }
}
