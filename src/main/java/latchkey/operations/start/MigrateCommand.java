package latchkey.operations.start;

import java.util.Map;
import latchkey.mailserver.MigrateDatabase;
import latchkey.shared.GivenSettings;

/**
 * {@code quarkus-run.jar migrate}: brings the tables up to date as their owner, and ends. The portal itself then needs no
 * password of the owner's. Nothing but the database is asked, and nothing of the portal's own secrets is needed.
 */
public final class MigrateCommand {
    public static final String NAME = "migrate";

    private static final Map<String, String> NOBODY_ELSE_IS_ASKED = Map.of(
            MigrateDatabase.NOTHING_ELSE,
            "true",
            "quarkus.hibernate-orm.database.version-check.enabled",
            "false",
            "quarkus.oidc.tenant-enabled",
            "false",
            "quarkus.oidc.api.tenant-enabled",
            "false");

    private MigrateCommand() {}

    /** @return whether the start may go on, to the end of the migrations */
    public static boolean prepare() {
        // Before anything asks for the portal's own password: that is none of this command's business.
        System.setProperty("latchkey.database.password", "");
        if (CheckSettings.refusesToMigrate()) {
            return false;
        }
        SettingsOfNobody.use(NOBODY_ELSE_IS_ASKED);
        Given given = new Given(GivenSettings.read());
        // What looks at the database on the way, too.
        System.setProperty("quarkus.datasource.username", given.text("latchkey.database.owner.user", "latchkey_owner"));
        System.setProperty("quarkus.datasource.password", given.text(Database.OWNERS_PASSWORD, ""));
        return true;
    }
}
