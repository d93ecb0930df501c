package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Measured;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole office sets up its mail on one morning, and everybody watches the lights. */
@Measured
class ManyLightsIT {
    private static final Site SITE = Site.shared();
    private static final int FEW = 5;
    private static final int MANY = 500;
    private static final int APP_PASSWORDS = 20;
    private static final Duration COUNTED = Duration.ofSeconds(4);
    private static final Duration GREEN_WITHIN = Duration.ofSeconds(2);
    private static final int REFUSED = 50_000;

    /** Of the newest refusals, once for each app password, and a little of all else that the portal does. */
    private static final double MOST_ROWS_READ = 2 * 500 * APP_PASSWORDS * 4;

    private static final AtomicLong ATTEMPTS = new AtomicLong(850_000_000_000L);
    private static final long MOST_HEAP = 20L * 1024 * 1024;

    private final Mailbox office = Mailbox.named(SITE, "morning");
    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Watch> watches = new ArrayList<>();

    /** One open page, of which only the stream of events is there. */
    private record Watch(AtomicBoolean open, AtomicBoolean connected, CompletableFuture<?> stream) {
        void hears(String line) {
            if (line.startsWith("data:")) {
                open.set(true);
                if (line.contains("data-state=\"connected\"")) {
                    connected.set(true);
                }
            }
        }
    }

    @BeforeEach
    void bobKeepsIt() {
        SITE.waitUntilJudging();
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
    }

    @AfterEach
    void everybodyGoesHome() {
        watches.forEach(watch -> watch.stream().cancel(true));
        SITE.change("DELETE FROM account_owner WHERE address = ?", office.address());
        SITE.change("DELETE FROM login_attempt WHERE address = ?", office.address());
    }

    @Test
    void fiveHundredOpenPagesCostNoMoreQueriesThanFiveAndAllTurnGreenInTime() throws InterruptedException {
        List<KnownAppPassword> appPasswords = Stream.generate(() -> office.appPassword("imap"))
                .limit(APP_PASSWORDS)
                .toList();
        somebodyHasBeenTryingForHalfAnHour();
        askOnceEach(appPasswords);
        watch(appPasswords, FEW);
        long heapBefore = SITE.portal().liveHeapBytes();
        double ofFew = queriesPerSecond();

        watch(appPasswords, MANY - FEW);
        double rowsBefore = counted("ROWS_READ");
        double ofMany = queriesPerSecond();
        double rows = (counted("ROWS_READ") - rowsBefore) / COUNTED.toSeconds();
        long heap = SITE.portal().liveHeapBytes() - heapBefore;
        for (KnownAppPassword one : appPasswords) {
            MailLogin.Answer answer = SITE.mailClient().imaps("127.94.9.1", office.address(), one.text());
            assertThat(answer.accepted()).as(answer.line()).isTrue();
        }
        long connected = System.nanoTime();
        until(
                Duration.ofSeconds(20),
                () -> watches.stream().allMatch(watch -> watch.connected().get()));
        long slowest = Duration.ofNanos(System.nanoTime() - connected).toMillis();

        System.out.printf(
                "ManyLightsIT: %.1f queries a second with %d open pages, %.1f with %d, %.0f rows read a second; %d kB more"
                        + " heap; all green %d ms after the last login%n",
                ofFew, FEW, ofMany, MANY, rows, heap / 1024, slowest);
        assertThat(ofFew).isPositive();
        // What else the portal asks for varies by a few.
        assertThat(ofMany).isLessThan(ofFew * 1.5 + 3);
        assertThat(rows).isLessThan(MOST_ROWS_READ);
        assertThat(heap).isLessThanOrEqualTo(MOST_HEAP);
        assertThat(slowest).isLessThanOrEqualTo(GREEN_WITHIN.toMillis());
    }

    /** After the app passwords were shown, so that each of these rows could be what a light has to say. */
    private void somebodyHasBeenTryingForHalfAnHour() {
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,"
                        + " certainty, network, tries) SELECT ? + seq, UTC_TIMESTAMP(3) - INTERVAL seq * 36000 MICROSECOND,"
                        + " UTC_TIMESTAMP(3), 'dovecot', ?, ?, 'imap', 'unknown_selector', FALSE, 'stale-client', 'probable',"
                        + " CONCAT('198.51.100.', seq % 200), 1 FROM seq_1_to_" + REFUSED,
                ATTEMPTS.getAndAdd(REFUSED),
                office.address(),
                office.address());
    }

    /** Threads and connections to the database that so many visitors at once ask for are there from now on. */
    private void askOnceEach(List<KnownAppPassword> appPasswords) {
        List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, MANY)
                .mapToObj(page -> http.sendAsync(
                        request(appPasswords.get(page % APP_PASSWORDS), "lights"),
                        HttpResponse.BodyHandlers.discarding()))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    private void watch(List<KnownAppPassword> appPasswords, int pages) {
        IntStream.range(0, pages).forEach(page -> watches.add(open(appPasswords.get(page % APP_PASSWORDS))));
        until(
                Duration.ofSeconds(60),
                () -> watches.stream().allMatch(watch -> watch.open().get()));
    }

    private Watch open(KnownAppPassword appPassword) {
        AtomicBoolean open = new AtomicBoolean();
        AtomicBoolean connected = new AtomicBoolean();
        Lines lines = new Lines();
        Watch watch = new Watch(
                open,
                connected,
                http.sendAsync(
                        request(appPassword, "lights/stream"), HttpResponse.BodyHandlers.fromLineSubscriber(lines)));
        lines.tell(watch::hears);
        return watch;
    }

    private HttpRequest request(KnownAppPassword appPassword, String what) {
        return HttpRequest.newBuilder(URI.create(SITE.portal().url() + "/app-passwords/" + appPassword.id() + "/" + what
                        + "?account=" + office.address().replace("@", "%40")))
                .header("Cookie", bob.cookieHeader())
                .build();
    }

    private static double queriesPerSecond() throws InterruptedException {
        long before = queries();
        long began = System.nanoTime();
        until(COUNTED.multipliedBy(2), () -> System.nanoTime() - began >= COUNTED.toNanos());
        return (queries() - before)
                / (Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }

    private static long queries() {
        return counted("SELECT_COMMANDS");
    }

    private static long counted(String what) {
        return Long.parseLong(String.valueOf(
                SITE.rows("SELECT " + what + " AS n FROM information_schema.USER_STATISTICS WHERE USER = 'latchkey'")
                        .get(0)
                        .get("n")));
    }

    private static void until(Duration atMost, BooleanSupplier there) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(20)).until(there::getAsBoolean);
    }
}
