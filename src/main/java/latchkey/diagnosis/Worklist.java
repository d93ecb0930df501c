package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.attempt.Certainty;
import latchkey.attempt.ClientName;
import latchkey.attempt.Reason;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** The failing clients as the helpdesk reads them. Its cost follows their number, not that of attempts. */
@ApplicationScoped
public class Worklist {
    public static final int PAGE = 50;

    private static final String ROWS = "SELECT w.*, COUNT(*) OVER () AS total FROM (SELECT f.address, f.protocol,"
            + " f.reason, f.certainty, " + FailingClientState.SQL
            + " AS state, f.client_id, f.networks, f.first_at, f.last_at, f.tries,"
            + " p.label, p.ended_at, HEX(f.id) AS id,"
            + " f.app_password_id FROM failing_client f LEFT JOIN app_password p ON p.id = f.app_password_id"
            + " AND " + StaffDomains.sqlAddress("p.address", ":domains")
            + " WHERE f.last_at > UTC_TIMESTAMP(3) - INTERVAL 30 DAY AND "
            + StaffDomains.sqlAddress("f.address", ":domains")
            + ") w WHERE ";

    private static final String EVERYBODY_MISTYPES_ONCE =
            " AND NOT (w.reason IN ('wrong-password', 'address-mistyped') AND w.tries = 1)";

    private static final String ORDER =
            " ORDER BY FIELD(w.state, 'failing', 'probably-fixed', 'quiet', 'fixed', 'closed'), w.last_at DESC,"
                    + " w.address, w.protocol, w.id LIMIT :most OFFSET :from";

    private final EntityManager database;

    Worklist(EntityManager database) {
        this.database = database;
    }

    /** What to show; a blank search is none. */
    public record Filter(Optional<Reason> reason, Optional<FailingClientState> state, String search) {
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), "");

        boolean none() {
            return reason.isEmpty() && state.isEmpty() && search.isBlank();
        }
    }

    /**
     * @param address the mailbox, or what was typed where no mailbox has that name
     * @param appPassword what its owner calls the app password that was tried
     * @param appPasswordId which that is; it may be another mailbox's
     */
    public record Row(
            String id,
            String address,
            String protocol,
            Reason reason,
            Certainty certainty,
            FailingClientState state,
            Optional<String> client,
            List<String> networks,
            Instant firstAt,
            Instant lastAt,
            long tries,
            Optional<String> appPassword,
            Optional<Instant> endedAt,
            Optional<UUID> appPasswordId) {
        /** As people write it; what is none of ours is shown as it came. */
        public String protocolName() {
            return protocol.toUpperCase(Locale.ROOT);
        }
    }

    /** @param number counted from 1 */
    public record Page(List<Row> rows, long total, int number) {
        public boolean hasNext() {
            return (long) number * PAGE < total;
        }

        public boolean hasPrevious() {
            return number > 1;
        }

        public long from() {
            return total == 0 ? 0 : (long) (number - 1) * PAGE + 1;
        }

        public long to() {
            return Math.min((long) number * PAGE, total);
        }
    }

    @Transactional
    public Page page(Filter filter, StaffDomains within, int number) {
        StringBuilder where = new StringBuilder("1 = 1");
        filter.reason().ifPresent(reason -> where.append(" AND w.reason = :reason"));
        filter.state().ifPresent(state -> where.append(" AND w.state = :state"));
        if (!filter.search().isBlank()) {
            where.append(" AND LOCATE(:search, w.address) > 0");
        }
        if (filter.none()) {
            where.append(EVERYBODY_MISTYPES_ONCE);
        }
        Query query = database.createNativeQuery(ROWS + where + ORDER)
                .setParameter("domains", within.sqlList())
                .setParameter("most", PAGE)
                .setParameter("from", (number - 1) * PAGE);
        filter.reason().ifPresent(reason -> query.setParameter("reason", reason.key()));
        filter.state().ifPresent(state -> query.setParameter("state", state.key()));
        if (!filter.search().isBlank()) {
            query.setParameter("search", asStored(filter.search()));
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        long total = rows.isEmpty() ? 0 : ((Number) rows.get(0)[14]).longValue();
        if (rows.isEmpty() && number > 1) {
            // Rows have gone, or the number was made up: the last page there is.
            long there = page(filter, within, 1).total();
            return page(filter, within, (int) Math.max(1, Math.min(number - 1L, (there + PAGE - 1) / PAGE)));
        }
        return new Page(rows.stream().map(Worklist::row).toList(), total, number);
    }

    /** All failing clients of one mailbox, whatever their state. */
    @Transactional
    public List<Row> of(MailAddress address, StaffDomains within) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(ROWS + "w.address = :address" + ORDER)
                .setParameter("address", address.toString())
                .setParameter("domains", within.sqlList())
                .setParameter("most", PAGE)
                .setParameter("from", 0)
                .getResultList();
        return rows.stream().map(Worklist::row).toList();
    }

    /** What fails now at one mailbox, for its owner. */
    @Transactional
    public List<Row> failingNow(MailAddress address) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(
                        ROWS + "w.address = :address AND w.state = 'failing'" + EVERYBODY_MISTYPES_ONCE + ORDER)
                .setParameter("address", address.toString())
                .setParameter("domains", StaffDomains.ALL.sqlList())
                .setParameter("most", 5)
                .setParameter("from", 0)
                .getResultList();
        return rows.stream().map(Worklist::row).toList();
    }

    /** Addresses are stored in lower case and printable ASCII; anything else finds nothing and must not be an error. */
    private static String asStored(String search) {
        String stripped = search.strip().toLowerCase(Locale.ROOT);
        return stripped.chars().allMatch(c -> c > 0x20 && c < 0x7f) ? stripped : " ";
    }

    private static Row row(Object[] columns) {
        return new Row(
                (String) columns[12],
                (String) columns[0],
                (String) columns[1],
                Reason.ofKey((String) columns[2]).orElse(Reason.WRONG_PASSWORD),
                Certainty.ofKey((String) columns[3]),
                FailingClientState.ofKey((String) columns[4]).orElseThrow(),
                Optional.ofNullable((String) columns[5]).flatMap(ClientName::of),
                FailingClient.networksOf((String) columns[6]).stream()
                        .map(text -> new Network(text).shortened())
                        .distinct()
                        .toList(),
                instant(columns[7]),
                instant(columns[8]),
                ((Number) columns[9]).longValue(),
                Optional.ofNullable((String) columns[10]),
                columns[11] == null ? Optional.empty() : Optional.of(instant(columns[11])),
                Optional.ofNullable((String) columns[13])
                        .filter(id -> id.length() == 36)
                        .map(UUID::fromString));
    }

    private static Instant instant(@Nullable Object column) {
        if (column instanceof Timestamp timestamp) {
            return Utc.instant(timestamp.toLocalDateTime());
        }
        if (column instanceof LocalDateTime time) {
            return Utc.instant(time);
        }
        throw new IllegalStateException("not a time: " + column);
    }
}
