package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.attempt.RecentRefusals.Bounds;
import latchkey.attempt.RecentRefusals.Since;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/**
 * How it went, by protocol, since an app password was shown: its last use, and what its account was refused last within a day,
 * of the newest {@link RecentRefusals#MOST}; also its user name without the domain if that was tried with an app password of this
 * account: others may have the same name elsewhere.
 *
 * <p>Anybody can try a wrong password at any mailbox. So refusals are told apart: those of which what was tried proves that
 * it came from a client of this mailbox, or that came from where one of these did or where this app password is used, and
 * the others.
 */
@ApplicationScoped
public class ProtocolOutcomes {
    /** An app password of another mailbox proves nothing, unless somebody has both. */
    private static final String OF_THE_SAME_OWNER = "SELECT 1 FROM app_password o"
            + " JOIN account_owner theirs ON theirs.address = o.address"
            + " JOIN account_owner ours ON ours.person_id = theirs.person_id"
            + " WHERE o.id = a.app_password_id AND ours.address = p.address";

    // Not one that was mistyped, nor one tried while the mail server was away: anybody can type either.
    private static final String PROVED = "(a.reason IN ('retired-app-password', 'protocol-not-allowed')"
            + " OR (a.reason = 'account-off' AND a.app_password_id IS NOT NULL)"
            + " OR (a.reason = 'main-password' AND a.certainty = 'certain')"
            + " OR (a.reason = 'other-accounts-app-password' AND EXISTS (" + OF_THE_SAME_OWNER + ")))";

    /** Who looks wants to know how it goes now, and a client that polls for months leaves very many rows. */
    private static final String LATELY = "a.at >= GREATEST(p.shown_at, UTC_TIMESTAMP(3) - INTERVAL 1 DAY)";

    /**
     * From the refusals, of which the last of a kind is enough, to the app passwords that they are told of: along a range of the
     * index for each mailbox.
     */
    private static final String QUERY = """
            SELECT u.app_password_id, u.protocol, 1, MAX(u.last_at),
                   SUBSTRING(MAX(CONCAT(u.last_at, u.network)), 24),
                   NULLIF(SUBSTRING(MAX(CONCAT(u.last_at, COALESCE(u.client_id, ''))), 24), ''), 0, 0
            FROM login_use u
            WHERE u.app_password_id IN (:ids) AND u.logins > 0
            GROUP BY u.app_password_id, u.protocol
            UNION ALL
            SELECT r.id, r.protocol, 0, MAX(r.at), SUBSTRING(MAX(CONCAT(r.at, r.proved, ' ', r.reason, ' ', r.network)), 24),
                   NULL, r.own, r.outside
            FROM (
                SELECT t.*, t.proved OR (t.network <> '' AND MAX(t.proved) OVER (PARTITION BY t.id, t.network)) AS own
                FROM (
                    SELECT CAST(p.id AS CHAR) AS id, a.protocol, a.at, a.reason, a.network,
                           %1$s AS proved,
                           a.reason = 'protocol-not-allowed' AND a.app_password_id <=> CAST(p.id AS CHAR) AS outside
                    FROM (
                        SELECT a.address, a.protocol, a.reason, a.certainty, a.app_password_id,
                               COALESCE(a.network, '') AS network, MAX(a.at) AS at
                        FROM login_attempt a FORCE INDEX (login_attempt_address)
                        WHERE (:addresses) AND a.trial = FALSE AND a.reason <> 'guessing'
                        GROUP BY a.address, a.protocol, a.reason, a.certainty, a.app_password_id, COALESCE(a.network, '')
                    ) a
                    STRAIGHT_JOIN app_password p ON p.address = a.address AND %2$s
                    WHERE p.id IN (:ids) AND p.state = 'live'
                    UNION ALL
                    SELECT CAST(p.id AS CHAR), a.protocol, a.at, a.reason, COALESCE(a.network, ''), TRUE, FALSE
                    FROM login_attempt a FORCE INDEX (login_attempt_login)
                    STRAIGHT_JOIN app_password o ON o.id = a.app_password_id
                    STRAIGHT_JOIN app_password p
                        ON p.address = o.address AND SUBSTRING_INDEX(p.address, '@', 1) = a.login AND %2$s
                    WHERE (:logins) AND a.address IS NULL AND a.reason <> 'guessing'
                    AND p.id IN (:ids) AND p.state = 'live'
                    UNION ALL
                    SELECT u.app_password_id, NULL, u.last_at, '', u.network, TRUE, FALSE
                    FROM login_use u WHERE u.app_password_id IN (:ids) AND u.logins > 0
                ) t
            ) r
            WHERE r.protocol IS NOT NULL
            GROUP BY r.id, r.protocol, r.own, r.outside
            """.formatted(PROVED, LATELY);

    private static final Pattern PLACE = Pattern.compile(":(ids|addresses|logins)");

    private final DataSource dataSource;
    private final RecentRefusals recentRefusals;

    ProtocolOutcomes(DataSource dataSource, RecentRefusals recentRefusals) {
        this.dataSource = dataSource;
        this.recentRefusals = recentRefusals;
    }

    /** @param refused absent if this app password was used */
    public record Outcome(
            UUID appPassword,
            Protocol protocol,
            Instant at,
            String network,
            Optional<String> clientId,
            Optional<Refused> refused) {
        public boolean accepted() {
            return refused.isEmpty();
        }
    }

    /**
     * The last refusal of its kind.
     *
     * @param proved what was tried shows that it was a client of this mailbox
     * @param own proved, or from where one was that is
     * @param outside it was this app password, which was not made for this protocol
     */
    public record Refused(String reason, boolean proved, boolean own, boolean outside) {}

    /** One query, however many are asked for, and however often they were refused. */
    public List<Outcome> of(Collection<UUID> appPasswords) {
        List<Object> values = new ArrayList<>();
        String sql = bound(appPasswords, values);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            List<Outcome> outcomes = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    outcome(rows).ifPresent(outcomes::add);
                }
            }
            return outcomes;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String bound(Collection<UUID> appPasswords, List<Object> values) {
        List<Bounds> bounds = recentRefusals.of(appPasswords);
        return PLACE.matcher(QUERY).replaceAll(place -> switch (place.group(1)) {
            case "addresses" -> ranges("a.address", bounds.stream().map(Bounds::address), values);
            case "logins" -> ranges("a.login", bounds.stream().map(Bounds::login), values);
            default -> {
                appPasswords.forEach(id -> values.add(id.toString()));
                yield String.join(", ", Collections.nCopies(appPasswords.size(), "?"));
            }
        });
    }

    private static String ranges(String column, Stream<Since> all, List<Object> values) {
        List<Since> each = all.distinct().toList();
        each.forEach(since -> values.addAll(List.of(since.key(), since.at())));
        return each.isEmpty()
                ? "FALSE"
                : String.join(" OR ", Collections.nCopies(each.size(), "(" + column + " = ? AND a.at >= ?)"));
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        Optional<Protocol> protocol = Protocol.ofKey(row.getString(2));
        boolean accepted = row.getBoolean(3);
        String detail = Optional.ofNullable(row.getString(5)).orElse("");
        String[] told = accepted ? new String[] {"", "", detail} : detail.split(" ", 3);
        Instant at = Utc.instant(row.getObject(4, LocalDateTime.class));
        Optional<Refused> refused = accepted
                ? Optional.empty()
                : Optional.of(new Refused(told[1], told[0].equals("1"), row.getBoolean(7), row.getBoolean(8)));
        UUID id = UUID.fromString(row.getString(1));
        Optional<String> client = Optional.ofNullable(row.getString(6));
        return protocol.map(by -> new Outcome(id, by, at, told[2], client, refused));
    }
}
