package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.attempt.Certainty;
import latchkey.attempt.ClientName;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingQueries.Brief;
import latchkey.diagnosis.WorklistPage.Entry;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;
import latchkey.shared.TimeColumn;

/** The failing clients as the helpdesk reads them. Its cost follows their number, not that of attempts. */
@ApplicationScoped
public class Worklist {
    private static final int MOST_OF_A_MAILBOX = 50;

    static final String COLUMNS = "SELECT f.address, f.protocol, f.reason, f.certainty, " + FailingClientState.SQL
            + " AS state, f.client_id, f.networks, f.first_at, f.last_at, f.tries,"
            + " p.label, p.ended_at, HEX(f.id) AS id, f.app_password_id, f.slip,"
            + " f.gaps, f.fingerprint IS NOT NULL AS told_apart";

    static final String JOINED = " FROM failing_client f LEFT JOIN app_password p ON p.id = f.app_password_id AND "
            + StaffDomains.sqlAddress("p.address", ":domains");

    private static final String OF_A_MAILBOX = "SELECT w.* FROM (" + COLUMNS + JOINED
            + " WHERE f.last_at > UTC_TIMESTAMP(3) - INTERVAL 30 DAY AND f.address = :address AND "
            + StaffDomains.sqlAddress("f.address", ":domains") + ") w WHERE 1 = 1";

    private static final String EVERYBODY_MISTYPES_ONCE = " AND w.slip = 0";

    /** An app password of another mailbox is the other's mistake, unless somebody has both. */
    private static final String WITH_NO_STRANGERS_APP_PASSWORD =
            " AND (w.reason <> 'other-accounts-app-password' OR EXISTS (SELECT 1 FROM app_password o"
                    + " JOIN account_owner theirs ON theirs.address = o.address"
                    + " JOIN account_owner ours ON ours.person_id = theirs.person_id"
                    + " WHERE o.id = w.app_password_id AND ours.address = w.address))";

    private static final String ORDER =
            " ORDER BY FIELD(w.state, 'failing', 'probably-fixed', 'quiet', 'fixed', 'closed'), w.last_at DESC,"
                    + " w.address, w.protocol, w.id LIMIT :most";

    /** Anybody can try wrong passwords: his rows must not push out those that are surely the owner's. */
    private static final String SUREST_FIRST =
            " ORDER BY w.reason = 'wrong-password', w.certainty <> 'certain', w.last_at DESC, w.protocol, w.id LIMIT :most";

    private static final Comparator<Row> WORST_FIRST = Comparator.comparingInt(
                    (Row row) -> FailingAccount.severityOf(row.state()))
            .thenComparing(Row::lastAt, Comparator.reverseOrder())
            .thenComparing(Row::id);

    private final EntityManager database;
    private final FailingQueries queries;

    Worklist(EntityManager database, FailingQueries queries) {
        this.database = database;
        this.queries = queries;
    }

    /**
     * @param address the mailbox, or what was typed where no mailbox has that name
     * @param appPassword what its owner calls the app password that was tried
     * @param appPasswordId which that is; it may be another mailbox's
     * @param proof what speaks for the reason
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
            Optional<UUID> appPasswordId,
            Proof proof) {
        /** As people write it; what is none of ours is shown as it came. */
        public String protocolName() {
            return protocol.toUpperCase(Locale.ROOT);
        }
    }

    /** Beyond the last page is the last one. */
    public WorklistPage page(WorklistFilter filter, WorklistOrder order, StaffDomains within, int number) {
        List<Brief> ofEveryReason = queries.inBrief(filter, order, within);
        Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
        ofEveryReason.forEach(client -> byReason.merge(client.reason(), 1L, Long::sum));
        List<Brief> clients = fitting(filter, ofEveryReason);
        List<FailingAccount> accounts = inOrder(order, clients);
        int last = Math.max(1, (accounts.size() + WorklistPage.SIZE - 1) / WorklistPage.SIZE);
        int there = Math.min(number, last);
        List<String> shown = accounts.stream()
                .skip((there - 1L) * WorklistPage.SIZE)
                .limit(WorklistPage.SIZE)
                .map(FailingAccount::address)
                .toList();
        return new WorklistPage(entries(shown, filter, within), accounts.size(), clients.size(), byReason, there);
    }

    /** The accounts that are on all pages, as they are now, in their order. */
    public List<String> addresses(WorklistFilter filter, WorklistOrder order, StaffDomains within) {
        return inOrder(order, fitting(filter, queries.inBrief(filter, order, within))).stream()
                .map(FailingAccount::address)
                .toList();
    }

    /** Of these accounts in this order, the worst client first; one that has nothing left is left out. */
    public List<Entry> entries(List<String> addresses, WorklistFilter filter, StaffDomains within) {
        Map<String, List<Row>> byAddress = queries.at(addresses, filter, within).stream()
                .sorted(WORST_FIRST)
                .collect(Collectors.groupingBy(Row::address));
        return addresses.stream()
                .map(address -> new Entry(address, byAddress.getOrDefault(address, List.of())))
                .filter(entry -> !entry.clients().isEmpty())
                .toList();
    }

    /** @param after the last one that is known; empty to begin */
    public List<Row> behind(String after, WorklistFilter filter, StaffDomains within, int most) {
        return queries.behind(after, filter, within, most);
    }

    private static List<Brief> fitting(WorklistFilter filter, List<Brief> ofEveryReason) {
        return ofEveryReason.stream()
                .filter(client -> filter.reason().isEmpty() || filter.reason().get() == client.reason())
                .toList();
    }

    private static List<FailingAccount> inOrder(WorklistOrder order, List<Brief> clients) {
        return FailingAccount.of(clients, order).stream()
                .sorted(order.comparator())
                .toList();
    }

    /** All failing clients of one mailbox, whatever their state. */
    @Transactional
    public List<Row> of(MailAddress address, StaffDomains within) {
        return at(address.toString(), within);
    }

    /** All failing clients at one name, which may be no mailbox's. */
    @Transactional
    public List<Row> at(String name, StaffDomains within) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(OF_A_MAILBOX + ORDER)
                .setParameter("address", name)
                .setParameter("domains", within.sqlList())
                .setParameter("most", MOST_OF_A_MAILBOX)
                .getResultList();
        return rows.stream().map(Worklist::row).toList();
    }

    /** What fails now at one mailbox, for its owner: what is surely his first. */
    @Transactional
    public List<Row> failingNow(MailAddress address) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(OF_A_MAILBOX + " AND w.state = 'failing'"
                        + EVERYBODY_MISTYPES_ONCE + WITH_NO_STRANGERS_APP_PASSWORD + SUREST_FIRST)
                .setParameter("address", address.toString())
                .setParameter("domains", StaffDomains.ALL.sqlList())
                .setParameter("most", 5)
                .getResultList();
        return rows.stream().map(Worklist::row).toList();
    }

    static Row row(Object[] columns) {
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
                TimeColumn.instant(columns[7]),
                TimeColumn.instant(columns[8]),
                ((Number) columns[9]).longValue(),
                Optional.ofNullable((String) columns[10]),
                columns[11] == null ? Optional.empty() : Optional.of(TimeColumn.instant(columns[11])),
                Optional.ofNullable((String) columns[13])
                        .filter(id -> id.length() == 36)
                        .map(UUID::fromString),
                proof(columns));
    }

    private static Proof proof(Object[] columns) {
        String id = (String) columns[12];
        boolean nearlyOne = Reason.MISTYPED_APP_PASSWORD.key().equals(columns[2]) && columns[13] != null;
        return Proof.of(
                Proof.Secrets.of(
                        id.equalsIgnoreCase(FailingClient.overflowId((String) columns[0], (String) columns[1])),
                        columns[13] != null && !nearlyOne,
                        nearlyOne,
                        ((Number) columns[16]).intValue() != 0),
                ((Number) columns[9]).longValue(),
                (String) columns[15],
                TimeColumn.instant(columns[7]),
                Optional.ofNullable((String) columns[5]),
                (String) columns[6]);
    }
}
