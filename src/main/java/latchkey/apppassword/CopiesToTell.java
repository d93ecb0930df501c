package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import latchkey.account.AccountActivated;
import latchkey.account.AccountDeactivated;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;
import latchkey.shared.ShortTransaction;

/** Mailboxes of which a mail server holds copies that are not as its people see them. */
@ApplicationScoped
class CopiesToTell {
    static final int AT_ONCE = 100;

    private final MailServers servers;
    private final DataSource dataSource;

    CopiesToTell(MailServers servers, DataSource dataSource) {
        this.servers = servers;
        this.dataSource = dataSource;
    }

    record Due(MailAddress mailbox, LocalDateTime changedAt) {}

    void deactivated(@Observes AccountDeactivated event) {
        changed(event.address());
    }

    void activated(@Observes AccountActivated event) {
        changed(event.address());
    }

    /** In the caller's transaction. */
    void changed(MailAddress mailbox) {
        for (MailServer server : servers.all()) {
            if (server.heldAppPasswords().isPresent()) {
                note(mailbox, server.key());
            }
        }
    }

    private void note(MailAddress mailbox, String mailServer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement note =
                        connection.prepareStatement("INSERT INTO copies_to_tell (address, changed_at) SELECT a.address,"
                                + " UTC_TIMESTAMP(3) FROM account a JOIN domain d ON d.name = a.domain"
                                + " WHERE a.address = ? AND d.mail_server = ?"
                                + " ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at)")) {
            note.setString(1, mailbox.toString());
            note.setString(2, mailServer);
            note.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** In no order: one that the server says no to must not hold up the others for ever. */
    List<Due> at(String mailServer) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement find = connection.prepareStatement("SELECT c.address, c.changed_at"
                    + " FROM copies_to_tell c JOIN account a ON a.address = c.address JOIN domain d ON d.name = a.domain"
                    + " WHERE d.mail_server = ? ORDER BY RAND() LIMIT " + AT_ONCE)) {
                find.setString(1, mailServer);
                List<Due> due = new ArrayList<>();
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        due.add(new Due(MailAddress.of(row.getString(1)), row.getObject(2, LocalDateTime.class)));
                    }
                }
                return due;
            }
        });
    }

    /** Unless it has changed again meanwhile. */
    void told(Due due) throws SQLException {
        var unused = ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement forget =
                    connection.prepareStatement("DELETE FROM copies_to_tell WHERE address = ? AND changed_at = ?")) {
                forget.setString(1, due.mailbox().toString());
                forget.setObject(2, due.changedAt());
                return forget.executeUpdate();
            }
        });
    }
}
