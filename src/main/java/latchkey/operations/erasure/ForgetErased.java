package latchkey.operations.erasure;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;
import latchkey.signin.SignInConfig;

/** No session of theirs can be left by then. */
class ForgetErased {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private ForgetErased() {}

    @Produces
    @Singleton
    static Chore marks(DataSource dataSource, SignInConfig config) {
        Duration longest = config.sessionLength().compareTo(config.staffSessionLength()) > 0
                ? config.sessionLength()
                : config.staffSessionLength();
        return new OldRows(
                "erased-persons",
                dataSource,
                longest.plus(CLOCKS_DIFFER),
                "DELETE FROM erased_person WHERE valid_from < ? ORDER BY valid_from");
    }
}
