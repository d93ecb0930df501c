package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database is lost, and loaded on another server from what was saved, by the commands of the guide. */
class RestoredIT {
    private static final Site SITE = Site.shared();
    private static final MariaDb OTHER = SITE.parts().mariaDbToBreak();
    private static final Portal PORTAL = SITE.parts().fourthPortal(Map.of("latchkey.database.url", OTHER.jdbcUrl()));
    private static final Mailbox RUTH = Mailbox.named(SITE, "ruth").refuseMainPassword();
    private static final KnownAppPassword MADE_BEFORE = RUTH.appPassword("imap");

    @BeforeAll
    static void start() {
        OTHER.start();
        OTHER.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        OTHER.stop();
    }

    @Test
    void anAppPasswordThatWasMadeBeforeTheBackupLogsInAndTheMainPasswordStaysRefused() {
        OTHER.load(SITE.parts().mariaDb().dump());
        OTHER.execute("DELETE FROM latchkey.flyway_schema_history WHERE description = 'Views and rights'");
        PORTAL.start();
        PORTAL.waitUntilReady();
        try (OwnDovecot dovecot = SITE.parts()
                .ownDovecot("restored")
                .besidePasswdFile(Map.of(RUTH.address(), new SiteLogin(RUTH.address(), RUTH.mainPassword())))
                .asking("socket = \"" + OTHER.socket() + "\"")) {
            dovecot.start();

            MailLogin.Answer appPassword = dovecot.client().imaps("127.7.6.1", RUTH.address(), MADE_BEFORE.text());
            MailLogin.Answer mainPassword = dovecot.client().imaps("127.7.6.1", RUTH.address(), RUTH.mainPassword());

            assertThat(appPassword.accepted()).as(appPassword.line()).isTrue();
            assertThat(mainPassword.accepted()).as(mainPassword.line()).isFalse();
        }
    }

    @Test
    void whileThePasswordOfADatabaseUserIsChangedBothAreGood() throws SQLException {
        OTHER.execute("CREATE USER changing IDENTIFIED BY 'the old one of a test'");

        OTHER.execute("ALTER USER changing IDENTIFIED VIA mysql_native_password USING PASSWORD('the new one of a test')"
                + " OR mysql_native_password USING PASSWORD('the old one of a test')");

        assertThat(letsIn("the old one of a test")).isTrue();
        assertThat(letsIn("the new one of a test")).isTrue();
        assertThat(letsIn("another one")).isFalse();

        OTHER.execute("ALTER USER changing IDENTIFIED BY 'the new one of a test'");

        assertThat(letsIn("the old one of a test")).isFalse();
        assertThat(letsIn("the new one of a test")).isTrue();
    }

    private static boolean letsIn(String password) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(OTHER.jdbcUrl().replaceFirst("/latchkey$", "/"), "changing", password)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            if (refused.getErrorCode() == 1045) {
                return false;
            }
            throw refused;
        }
    }
}
