package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.runtime.OidcUtils;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionOfOtherKeyTest {
    private static final String OLD = "the old key of sessions, no secret at all";
    private static final String NEW = "the new key of sessions, no secret at all";

    private final SessionOfOtherKey keys = new SessionOfOtherKey(NEW, Optional.of(OLD));

    private static String encrypted(String key) throws Exception {
        return OidcUtils.encryptString("tokens of alice", OidcUtils.createSecretKeyFromDigest(key));
    }

    @Test
    void aSessionOfTheOtherKeyIsPutUnderOurOwnInAsManyLetters() throws Exception {
        String cookie = encrypted(OLD);

        String translated = keys.translated(cookie).orElseThrow();

        assertThat(OidcUtils.decryptString(translated, OidcUtils.createSecretKeyFromDigest(NEW)))
                .isEqualTo("tokens of alice");
        assertThat(translated).hasSameSizeAs(cookie);
    }

    @Test
    void oneOfOurOwnStaysAsItIsAndOneOfNobodyToo() throws Exception {
        assertThat(keys.translated(encrypted(NEW))).isEmpty();
        assertThat(keys.translated(encrypted("a key that nobody here has, and no secret")))
                .isEmpty();
        assertThat(keys.translated("no session at all")).isEmpty();
    }

    @Test
    void aLongSessionComesInPiecesAndGoesOnInSuch() {
        SessionCookies cookies = SessionCookies.of(
                        List.of("csrf=c; q_session_chunk_10=JJ; q_session_chunk_2=BBB; q_session_chunk_1=AAAA"))
                .orElseThrow();

        assertThat(cookies.value()).isEqualTo("AAAABBBJJ");
        assertThat(cookies.with("123456789"))
                .isEqualTo("q_session_chunk_1=1234; q_session_chunk_2=567; q_session_chunk_10=89; csrf=c");
    }

    @Test
    void withoutASessionNothingIsTouched() {
        assertThat(SessionCookies.of(List.of("csrf=c; q_auth_x=y"))).isEmpty();
        assertThat(SessionCookies.of(List.of())).isEmpty();
    }
}
