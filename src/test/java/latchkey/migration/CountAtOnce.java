package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** The figures of the migration page as of now, where a test does not wait for the quarter of an hour. */
@ApplicationScoped
public class CountAtOnce {
    private final CountUses countUses;

    CountAtOnce(CountUses countUses) {
        this.countUses = countUses;
    }

    public void all() {
        try {
            countUses.all();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
