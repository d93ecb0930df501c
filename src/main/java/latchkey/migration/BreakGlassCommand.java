package latchkey.migration;

import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import latchkey.shared.GivenSettings;

/**
 * {@code quarkus-run.jar break-glass …}: with the portal's own settings, but without the portal. It asks neither the
 * provider nor the mail server.
 */
public final class BreakGlassCommand {
    public static final String NAME = "break-glass";

    private static final String USAGE = """
            Lets refused main passwords in again for a time; needs the database only.
              break-glass ADDRESS|DOMAIN|all --hours N --why "TEXT"     N is at most 72
              break-glass ADDRESS|DOMAIN|all --end
            It reads the portal's settings: environment (LATCHKEY_DATABASE_URL and LATCHKEY_DATABASE_PASSWORD), the
            folder of secrets, or config/application.properties in this folder.""";

    private final PrintStream out;

    BreakGlassCommand(PrintStream out) {
        this.out = out;
    }

    /** @return the exit status: 0 done, 1 not done, 2 not understood */
    public static int run(List<String> arguments) {
        return new BreakGlassCommand(System.out).tell(arguments);
    }

    private int tell(List<String> arguments) {
        Optional<String> hours = after(arguments, "--hours");
        Optional<String> why = after(arguments, "--why").filter(text -> !text.isBlank());
        boolean end = arguments.size() == 2 && arguments.get(1).equals("--end");
        boolean allow = arguments.size() == 5 && hours.isPresent() && why.isPresent();
        if (!end && !allow) {
            out.println(USAGE);
            return 2;
        }
        Duration length = hours.filter(text -> text.matches("[0-9]{1,4}"))
                .map(Long::valueOf)
                .map(Duration::ofHours)
                .orElse(Duration.ZERO);
        if (allow && !BreakGlass.allowed(length)) {
            out.println("Nothing was changed: --hours must be a whole number from 1 to 72. An emergency ends.");
            return 2;
        }
        try (Connection database = connect()) {
            database.setAutoCommit(false);
            BreakGlass glass = new BreakGlass(database);
            Optional<BreakGlass.Whom> whom = glass.whom(arguments.get(0));
            if (whom.isEmpty()) {
                out.println(
                        "Nothing was changed: no account, login name or domain is called " + arguments.get(0) + ".");
                return 1;
            }
            String who = "command of " + System.getProperty("user.name");
            BreakGlass.Done done = end
                    ? glass.end(whom.get(), who, "server")
                    : glass.allow(whom.get(), length, why.orElse(""), who, "server");
            database.commit();
            out.println(done.until()
                    .map(until -> "Main passwords of " + done.accounts() + " account(s) are accepted until " + until
                            + " UTC, from the next login on.")
                    .orElse("The exemptions of " + done.accounts() + " account(s) have ended."));
            return 0;
        } catch (SQLException | IllegalStateException failed) {
            out.println("Nothing was changed: " + failed.getMessage());
            out.println("The lines BREAK GLASS in grants.sql do the same as the database's administrator.");
            return 1;
        }
    }

    private static Optional<String> after(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at > 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }

    private static Connection connect() throws SQLException {
        SmallRyeConfig settings = GivenSettings.read();
        Properties login = new Properties();
        login.setProperty(
                "user",
                settings.getOptionalValue("latchkey.database.user", String.class)
                        .orElse("latchkey"));
        login.setProperty(
                "password",
                settings.getOptionalValue("latchkey.database.password", String.class)
                        .orElse(""));
        login.setProperty("connectTimeout", "5000");
        login.setProperty("socketTimeout", "60000");
        String url = settings.getOptionalValue("latchkey.database.url", String.class)
                .orElseThrow(() -> new IllegalStateException("latchkey.database.url is not set"));
        Connection connection = new org.mariadb.jdbc.Driver().connect(url, login);
        if (connection == null) {
            throw new IllegalStateException("latchkey.database.url does not begin with jdbc:mariadb:");
        }
        return connection;
    }
}
