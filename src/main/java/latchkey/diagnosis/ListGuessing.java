package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;
import latchkey.shared.TimeColumn;

/** Networks that guess passwords, and at which names. It reads no attempts, and shows nobody a name of another domain. */
@ApplicationScoped
public class ListGuessing {
    public static final int PAGE = 25;
    private static final int TARGETS_SHOWN = 10;

    /** Whoever looks after some domains gets the figures of those. Of the names only the first are kept: a network goes on. */
    private static final String NETWORKS = "SELECT g.network,"
            + " IF(:domains = '*', g.first_at, MIN(a.first_at)) AS first_at,"
            + " IF(:domains = '*', g.last_at, MAX(a.last_at)) AS last_at,"
            + " IF(:domains = '*', g.tries, SUM(a.tries)) AS tries,"
            + " COUNT(a.account) AS targets, COUNT(*) OVER () AS total"
            + " FROM guessing_network g LEFT JOIN guessed_account a ON a.network = g.network AND "
            + StaffDomains.sqlAddress("a.account", ":domains")
            + " WHERE g.last_at > UTC_TIMESTAMP(3) - INTERVAL 30 DAY GROUP BY g.network"
            + " HAVING :domains = '*' OR targets > 0"
            + " ORDER BY last_at DESC, g.network LIMIT :most OFFSET :from";

    private static final String TARGETS =
            "SELECT network, account, tries, mailbox FROM (SELECT a.network, a.account, a.tries,"
                    + " m.address IS NOT NULL AS mailbox,"
                    + " ROW_NUMBER() OVER (PARTITION BY a.network ORDER BY a.tries DESC, a.account) AS place"
                    + " FROM guessed_account a LEFT JOIN account m ON m.address = a.account WHERE a.network IN (:networks) AND "
                    + StaffDomains.sqlAddress("a.account", ":domains") + ") t WHERE place <= " + TARGETS_SHOWN
                    + " ORDER BY network, place";

    private final EntityManager database;

    ListGuessing(EntityManager database) {
        this.database = database;
    }

    /** @param mailbox whether it is one here, or only a name that was tried */
    public record Target(String account, long tries, boolean mailbox) {}

    /**
     * @param network shortened
     * @param targets those that were tried most
     * @param more how many there are besides, of those that are kept
     */
    public record Row(String network, Instant firstAt, Instant lastAt, long tries, List<Target> targets, long more) {}

    /** @param number counted from 1 */
    public record Page(List<Row> rows, long total, int number) {
        public boolean hasNext() {
            return (long) number * PAGE < total;
        }

        public boolean hasPrevious() {
            return number > 1;
        }
    }

    /** Beyond the last page is the last page. */
    @Transactional
    public Page page(StaffDomains within, int number) {
        @SuppressWarnings("unchecked")
        List<Object[]> networks = database.createNativeQuery(NETWORKS)
                .setParameter("domains", within.sqlList())
                .setParameter("most", PAGE)
                .setParameter("from", (number - 1) * PAGE)
                .getResultList();
        if (networks.isEmpty()) {
            if (number == 1) {
                return new Page(List.of(), 0, 1);
            }
            long there = page(within, 1).total();
            return page(within, (int) Math.max(1, Math.min(number - 1L, (there + PAGE - 1) / PAGE)));
        }
        Map<String, List<Target>> targets =
                targets(networks.stream().map(row -> (String) row[0]).toList(), within);
        return new Page(
                networks.stream()
                        .map(row -> row(row, targets.getOrDefault((String) row[0], List.of())))
                        .toList(),
                ((Number) networks.get(0)[5]).longValue(),
                number);
    }

    private Map<String, List<Target>> targets(List<String> networks, StaffDomains within) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(TARGETS)
                .setParameter("networks", networks)
                .setParameter("domains", within.sqlList())
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> new Target(
                                        (String) row[1],
                                        ((Number) row[2]).longValue(),
                                        ((Number) row[3]).intValue() == 1),
                                Collectors.toList())));
    }

    private static Row row(Object[] columns, List<Target> targets) {
        String network = (String) columns[0];
        return new Row(
                network.contains("/24") || network.contains("/48") ? network : new Network(network).shortened(),
                TimeColumn.instant(columns[1]),
                TimeColumn.instant(columns[2]),
                ((Number) columns[3]).longValue(),
                targets,
                ((Number) columns[4]).longValue() - targets.size());
    }
}
