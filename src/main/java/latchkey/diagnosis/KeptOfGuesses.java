package latchkey.diagnosis;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** That somebody guesses at a mailbox. From where is not told: it may be a neighbour's computer in strange hands. */
class KeptOfGuesses {
    private KeptOfGuesses() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource, DiagnosisConfig config) {
        return new KeptRows(
                What.GUESSES,
                By.MAILBOX,
                Optional.of(config.clientsKeptFor()),
                dataSource,
                "first_at AS firstAt, last_at AS lastAt, tries",
                "guessed_account",
                "account",
                "last_at");
    }
}
