package latchkey.signin;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** When somebody signed in, and from about where. */
class KeptOfSignIns {
    private KeptOfSignIns() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource, SignInConfig config) {
        return new KeptRows(
                What.SIGN_INS,
                By.PERSON,
                Optional.of(config.rememberedFor()),
                dataSource,
                "at, network",
                "sign_in",
                "person_id",
                "at");
    }
}
