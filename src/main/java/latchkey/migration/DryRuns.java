package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.attempt.LoginUse;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;

/** Reads dry runs: their figures, and who is in them. */
@ApplicationScoped
public class DryRuns {
    private static final int SHOWN = 50;

    private final Sql sql;

    DryRuns(Sql sql) {
        this.sql = sql;
    }

    /** How many accounts log in that way; blank is a client that does not tell its name. */
    public record Share(String what, long accounts, long logins) {}

    public record Client(String address, String protocol, String network, String clientId, Instant lastAt) {
        /** For the eyes of people: /24 or /48. */
        public String shortNetwork() {
            return Network.of(network).map(Network::shortened).orElse(network);
        }
    }

    public record Details(
            DryRun run,
            Share webmail,
            List<Share> protocols,
            List<Share> networks,
            List<Share> clients,
            List<Client> named) {
        public boolean more() {
            return named.size() == SHOWN;
        }
    }

    @Transactional
    public Optional<DryRun> find(UUID id, StaffDomains within) {
        return sql.row(DryRun.FIND, DryRun::of, id).filter(run -> within.cover(run.domain()));
    }

    @Transactional
    public Details details(DryRun run) {
        return new Details(
                run,
                webmail(run),
                shares(run, "UPPER(protocol)"),
                shares(run, "network"),
                shares(run, "client_id"),
                sql.rows(
                        "SELECT address, UPPER(protocol) AS protocol, network, client_id, last_at FROM dry_run_client"
                                + " WHERE dry_run = ? ORDER BY at_once DESC, logins DESC, address, protocol, network, client_id"
                                + " LIMIT " + SHOWN,
                        row -> new Client(
                                row.getString("address"),
                                row.getString("protocol"),
                                row.getString("network"),
                                row.getString("client_id"),
                                Sql.instant(row, "last_at").orElseThrow()),
                        run.id()));
    }

    /** No rule touches it. As it is now, over the same thirty days. */
    private Share webmail(DryRun run) {
        return sql.row(
                        "SELECT COUNT(DISTINCT u.address) AS accounts, COALESCE(SUM(u.logins), 0) AS logins FROM account a"
                                + " JOIN login_use u ON u.address = a.address AND u.app_password_id = ?"
                                + " AND u.logins > 0 AND u.hour >= UTC_TIMESTAMP() - INTERVAL 30 DAY WHERE a.domain = ?",
                        row -> new Share("", row.getLong("accounts"), row.getLong("logins")),
                        LoginUse.WEBMAIL,
                        run.domain())
                .orElseThrow();
    }

    private List<Share> shares(DryRun run, String by) {
        return sql.rows(
                "SELECT " + by + " AS what, COUNT(DISTINCT address) AS accounts, SUM(logins) AS logins"
                        + " FROM dry_run_client WHERE dry_run = ? GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT 8",
                row -> new Share(row.getString("what"), row.getLong("accounts"), row.getLong("logins")),
                run.id());
    }
}
