package latchkey.web;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What this site calls itself. Kept at hand, so that a page about a database that is down can be shown too. */
@ApplicationScoped
public class SiteName {
    private static final String OURS = "Latchkey";

    private final DataSource dataSource;
    private volatile String text = OURS;

    SiteName(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String text() {
        return text;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT name FROM site WHERE id = 1");
                ResultSet row = find.executeQuery()) {
            text = row.next() ? row.getString(1) : OURS;
        } catch (SQLException down) {
            // It stays what it was.
        }
    }

    /** In the caller's transaction; here at once, in other replicas within seconds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void change(String name) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement save = connection.prepareStatement(
                        "INSERT INTO site (id, name) VALUES (1, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)")) {
            save.setString(1, name);
            save.executeUpdate();
            text = name;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
