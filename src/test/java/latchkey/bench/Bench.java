package latchkey.bench;

import static latchkey.bench.BenchTable.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import latchkey.diagnosis.WorklistPage;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.parts.Portal;

/** All that is measured, one after the other, on a database of its own. */
final class Bench implements AutoCloseable {
    private static final double OWNERS_PAGE_MS = 150;
    private static final double FILE_MS = 3000;
    private static final double RESIDENT_MB = 450;
    private static final double FLAT_PERCENT = 10;
    private static final double EMPTY_AFTER_S = 10;
    private static final double LOADED_WITHIN_S = 600;
    private static final String WORKLIST = "/helpdesk/failing";
    private static final String FILE = "CSV of 20,000 rows";
    private static final int WARM_UP = 10;
    private static final int LAST_PAGE = Size.FAILING_ACCOUNTS / WorklistPage.SIZE;

    private static final List<String> FILTERS = List.of(
            "reason=main-password",
            "certainty=certain",
            "state=failing",
            "domain=" + LargeSite.DOMAIN,
            "since=week",
            "protocol=smtp",
            "client=thunderbird",
            "q=person00077",
            "sort=tries");

    private final Size size;
    private final MariaDb database;
    private final OwnSchema schema;
    private final Portal portal;
    private final LargeSite site;
    private final BenchTable table = new BenchTable();
    private Duration loading = Duration.ZERO;
    private long read;

    Bench(Parts parts, Size size) {
        this.size = size;
        this.database = parts.mariaDb();
        this.schema = OwnSchema.create(database, "bench");
        this.portal = parts.deployedPortal(settings(schema));
        this.site = new LargeSite(schema, size.accounts());
    }

    /** As it comes, but for what the other tests hurry. */
    private static Map<String, String> settings(OwnSchema schema) {
        Map<String, String> settings = new LinkedHashMap<>(schema.settings());
        settings.put("latchkey.mail.send-every", "PT5S");
        settings.put("latchkey.migration.every", "PT5S");
        settings.put("latchkey.migration.count-every", "PT15M");
        return settings;
    }

    BenchTable run() throws SQLException {
        portal.start();
        portal.waitUntilReady();
        loading(site::days);
        loading(site::peopleAndClients);
        loading(() -> site.attempts(size.few()));
        Map<String, Double> few = size.grows() ? pages() : Map.of();
        if (size.grows()) {
            loading(() -> site.attempts(size.attempts()));
        }
        table.figure(
                "loading",
                "under " + number(LOADED_WITHIN_S) + " s",
                number(loading.toMillis() / 1000.0) + " s",
                loading.toSeconds() < LOADED_WITHIN_S);
        pages().forEach((page, millis) -> table.page(
                page, few.getOrDefault(page, Double.NaN), millis, page.equals(FILE) ? FILE_MS : size.pageMillis()));
        table.figure("attempts read for all of the worklist and its file", "none", Long.toString(read), read == 0);
        judging();
        storm();
        return table;
    }

    Machine machine() {
        return new Machine(schema, portal.javaOptions());
    }

    private void loading(Runnable part) {
        long began = System.nanoTime();
        part.run();
        loading = loading.plusNanos(System.nanoTime() - began);
    }

    /** In milliseconds, by name. */
    private Map<String, Double> pages() {
        Visitor hanna = Visitor.signedIn(portal, Person.HANNA);
        Map<String, String> views = new LinkedHashMap<>();
        views.put("worklist, first page", WORKLIST);
        views.put("worklist, last page", WORKLIST + "?page=" + LAST_PAGE);
        FILTERS.forEach(filter -> views.put("worklist, `" + filter + "`", WORKLIST + "?" + filter));
        // Compiled by then.
        views.values().forEach(view -> hanna.p95(number -> view, WARM_UP));
        Map<String, Double> millis = new LinkedHashMap<>();
        long before = attemptsRead();
        views.forEach((name, view) -> millis.put(name + ", p95", page(hanna, number -> view)));
        millis.put(FILE, size.rounds().lowest(FILE_MS, () -> file(hanna)));
        read = attemptsRead() - before;
        AtomicInteger cases = new AtomicInteger();
        millis.put("case, p95", page(hanna, number -> oneCase(cases.incrementAndGet())));
        return millis;
    }

    private double page(Visitor visitor, IntFunction<String> path) {
        return size.rounds().lowest(size.pageMillis(), () -> visitor.p95(path, size.requests()));
    }

    /** Another one each time. */
    private static String oneCase(int number) {
        return "/helpdesk/accounts/" + LargeSite.address(number * 37 % Size.FAILING_ACCOUNTS);
    }

    private static double file(Visitor hanna) {
        Visitor.Answer file = hanna.open("/helpdesk/failing.csv?domain=" + LargeSite.DOMAIN);
        assertThat(file.body().lines()).hasSize(Size.FAILING_CLIENTS + 2);
        return file.millis();
    }

    /** By anybody, as the database counts. */
    private long attemptsRead() {
        return schema.number("SELECT COALESCE(SUM(rows_read), 0) FROM information_schema.table_statistics"
                + " WHERE table_schema = DATABASE() AND table_name = 'login_attempt'");
    }

    private void judging() {
        Judging judging = new Judging(
                schema,
                portal,
                database,
                Visitor.signedIn(portal, Person.HANNA),
                new ReportsArrive(schema, size.accounts()),
                size.reports());
        // For the portal to get warm.
        judging.judged();
        double rate = size.rounds().highest(size.reportsASecond(), judging::judged);
        System.out.println(judging);
        table.figure(
                "judging, the worklist read once a second",
                "at least " + number(size.reportsASecond()) + " reports/s",
                number(rate) + " reports/s",
                rate >= size.reportsASecond());
        table.figure(
                "memory meanwhile (VmRSS)",
                "under " + number(RESIDENT_MB) + " MB",
                number(judging.peakMegabytes()) + " MB",
                judging.peakMegabytes() < RESIDENT_MB);
        table.figure(
                "its growth from the first to the last inbox",
                "at most " + number(FLAT_PERCENT) + " %",
                number(judging.growthPercent()) + " %",
                judging.growthPercent() <= FLAT_PERCENT);
    }

    private void storm() throws SQLException {
        Storm storm = new Storm(schema)
                .rage(size.storm(), new ReportsArrive(schema, size.accounts()), Visitor.signedIn(portal, Person.ALICE));
        table.figure(
                "storm of " + size.storm().toSeconds() + " s",
                "1,000 reports/s",
                number(storm.arrivedPerSecond()) + " reports/s",
                storm.arrivedPerSecond() > (size.grows() ? 950 : 700));
        table.figure(
                "inbox empty after it",
                "within " + number(EMPTY_AFTER_S) + " s",
                number(storm.emptyAfter().toMillis() / 1000.0) + " s",
                storm.emptyAfter().toMillis() <= EMPTY_AFTER_S * 1000);
        table.figure(
                "owner's pages meanwhile, p95 of " + storm.pages().count(),
                "under " + number(OWNERS_PAGE_MS) + " ms",
                number(storm.pages().p95()) + " ms",
                storm.pages().p95() < OWNERS_PAGE_MS);
    }

    @Override
    public void close() {
        portal.stop();
        schema.drop();
    }
}
