package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.AsciiText;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;

/** Who would fail if main passwords were refused today: the connections that a dry run has written down. */
@ApplicationScoped
public class WouldFail {
    private static final String LAST =
            "SELECT CAST(r.id AS CHAR) FROM dry_run r LEFT JOIN dry_run_list l ON l.dry_run = r.id"
                    + " WHERE r.domain = ? AND l.dry_run IS NULL ORDER BY r.made_at DESC LIMIT 1";

    private static final String CONNECTIONS = """
            SELECT address, protocol, network, client_id, logins, last_at FROM dry_run_client
            WHERE dry_run = ? AND address >= ?
                AND (address > ? OR protocol > ? OR (protocol = ? AND (network > ? OR (network = ? AND client_id > ?))))
                AND address BETWEEN ? AND ?
            ORDER BY address, protocol, network, client_id LIMIT ?
            """;

    private static final String LAST_LETTER = "\u007f";

    private final Sql sql;
    private final DryRuns dryRuns;
    private final AuditTrail auditTrail;

    WouldFail(Sql sql, DryRuns dryRuns, AuditTrail auditTrail) {
        this.sql = sql;
        this.dryRuns = dryRuns;
        this.auditTrail = auditTrail;
    }

    /** @param clientId blank where the program does not tell its name */
    public record Connection(
            String address, String protocol, String network, String clientId, long logins, Instant lastAt) {
        /** For the eyes of people: /24 or /48. */
        public String shortNetwork() {
            return Network.of(network).map(Network::shortened).orElse(network);
        }

        Place place() {
            return new Place(address, protocol, network, clientId);
        }
    }

    /** The connection that a list ends with; all blank is its beginning. */
    public record Place(String address, String protocol, String network, String clientId) {
        static final Place BEGINNING = new Place("", "", "", "");

        /** What a program calls itself has blanks in it. */
        static Place of(String text) {
            String[] parts = text.split(" ", 4);
            return parts.length == 4 && AsciiText.is(text)
                    ? new Place(parts[0], parts[1], parts[2], parts[3])
                    : BEGINNING;
        }

        @Override
        public String toString() {
            return address + " " + protocol + " " + network + " " + clientId;
        }
    }

    /** The last one over the whole domain. */
    @Transactional
    public Optional<DryRun> lastOf(String domain, StaffDomains within) {
        return sql.row(LAST, row -> UUID.fromString(row.getString(1)), domain).flatMap(id -> dryRuns.find(id, within));
    }

    /** Writes down that the whole list leaves the portal. */
    @Transactional
    public void handOut(DryRun run, Actor by) {
        auditTrail.recordOf(by, Act.WOULD_FAIL_EXPORTED, run.domain());
    }

    /** @param beginning of the addresses; blank for all */
    @Transactional
    public List<Connection> connections(DryRun run, String beginning, Place after, int most) {
        String from = AccountsInState.ascii(beginning.strip().toLowerCase(Locale.ROOT));
        List<Object> values = new ArrayList<>(List.of(
                run.id(),
                after.address(),
                after.address(),
                after.protocol(),
                after.protocol(),
                after.network(),
                after.network(),
                after.clientId(),
                from,
                from + LAST_LETTER,
                most));
        return sql.rows(
                CONNECTIONS,
                row -> new Connection(
                        row.getString("address"),
                        row.getString("protocol"),
                        row.getString("network"),
                        row.getString("client_id"),
                        row.getLong("logins"),
                        Sql.instant(row, "last_at").orElseThrow()),
                values.toArray());
    }
}
