package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/** Which mails a person has switched off; in the caller's transaction. */
@ApplicationScoped
class NoticeChoices {
    private final DataSource dataSource;

    NoticeChoices(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Set<NoticeTopic> off(UUID person) {
        Set<NoticeTopic> off = EnumSet.noneOf(NoticeTopic.class);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT topic FROM notice_off WHERE person_id = ?")) {
            find.setString(1, person.toString());
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    off.add(NoticeTopic.valueOf(rows.getString(1)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return off;
    }

    /** Of these. */
    Set<UUID> without(NoticeTopic topic, Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(List.of(topic));
        values.addAll(persons);
        return Set.copyOf(new Statements(dataSource)
                .rows(
                        "SELECT CAST(person_id AS CHAR) FROM notice_off WHERE topic = ? AND person_id IN ("
                                + Statements.marks(persons) + ")",
                        row -> UUID.fromString(row.getString(1)),
                        values.toArray()));
    }

    void switchOff(UUID person, Collection<NoticeTopic> topics, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement off =
                        connection.prepareStatement("INSERT INTO notice_off (person_id, topic, since) VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE topic = VALUES(topic)")) {
            for (NoticeTopic topic : topics) {
                off.setString(1, person.toString());
                off.setString(2, topic.name());
                off.setObject(3, Utc.column(now));
                off.addBatch();
            }
            off.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void switchOn(UUID person, Collection<NoticeTopic> topics) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement on =
                        connection.prepareStatement("DELETE FROM notice_off WHERE person_id = ? AND topic = ?")) {
            for (NoticeTopic topic : topics) {
                on.setString(1, person.toString());
                on.setString(2, topic.name());
                on.addBatch();
            }
            on.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
