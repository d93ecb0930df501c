package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.runtime.OidcUtils;
import org.junit.jupiter.api.Test;

class CarriedTokenTest {
    private static final String KEY = "a key of sessions, which is no secret at all";

    private final CarriedToken carried = new CarriedToken(KEY);

    private static String session(String key, String text) throws Exception {
        return OidcUtils.encryptString(text, OidcUtils.createSecretKeyFromDigest(key));
    }

    @Test
    void isTheFirstOfTheTokensThatTheFrameworkHasEncrypted() throws Exception {
        assertThat(carried.in(session(KEY, "id.to.ken||refresh"))).contains("id.to.ken");
        assertThat(carried.in(session(KEY, "id.to.ken"))).contains("id.to.ken");
    }

    @Test
    void isNoneOfASessionThatSomebodyElseHasMade() throws Exception {
        assertThat(carried.in(session("another key, which is no secret either", "id.to.ken||refresh")))
                .isEmpty();
        assertThat(carried.in("id.to.ken||refresh")).isEmpty();
        assertThat(carried.in("")).isEmpty();
    }
}
