package latchkey.installed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.installed.Faults.Act;
import latchkey.installed.Faults.End;
import latchkey.parts.MailLogin;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Person;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;

/** Everybody at once, whatever happens to the database: mail clients, owners, the helpdesk, another mail server. */
final class BusySite implements AutoCloseable {
    private static final String AT = "127.83.0.1";
    private static final int LOGINS_EVERY_MS = 50;
    private static final int REPORTS_EVERY_MS = 50;
    private static final int OWNERS_REST_MS = 500;
    private static final int STAFF_RESTS_MS = 250;
    private static final String REPORT = "INSERT INTO login_report"
            + " (source, login, address, protocol, outcome, fingerprint, remote_ip, session) VALUES"
            + " ('elsewhere', 'carol@example.org', 'carol@example.org', 'imap', 'main_password', 1, '127.83.0.9', ?)";

    private final String portal;
    private final OwnDovecot mailServer;
    private final MariaDb database;
    private final Faults faults;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(8, BusySite::daemon);
    private final ExecutorService clients = Executors.newCachedThreadPool(BusySite::daemon);
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private @Nullable Connection elsewhere;

    /** What somebody saw on a page, and may use from then on. */
    record Shown(String address, String id, String secret) {}

    BusySite(String portal, OwnDovecot mailServer, MariaDb database, Faults faults) {
        this.portal = portal;
        this.mailServer = mailServer;
        this.database = database;
        this.faults = faults;
    }

    void begin(List<LoginLoad.Known> people) {
        every(
                LOGINS_EVERY_MS,
                () -> clients.execute(() -> {
                    LoginLoad.Known one = people.get(next.getAndIncrement() % people.size());
                    long from = System.nanoTime();
                    noteLogin(from, mailServer.sasl().smtp(AT, one.user(), one.password()));
                }));
        every(REPORTS_EVERY_MS, this::report);
        for (Person owner : List.of(Person.ALICE, Person.BOB)) {
            WebSession session = WebSession.signedIn(portal, owner);
            resting(OWNERS_REST_MS, () -> issueAndRenew(owner, session));
        }
        WebSession helpdesk = WebSession.signedIn(portal, Person.HANNA);
        resting(STAFF_RESTS_MS, () -> visit(Act.WORKLIST, () -> helpdesk.open("/helpdesk/failing")));
        resting(
                STAFF_RESTS_MS,
                () -> visit(Act.SIGN_IN, () -> {
                    Person carol = Person.CAROL;
                    return new WebSession(portal).signIn("/home", carol.login(), carol.signInPassword(), true);
                }));
    }

    /** App passwords that were shown and have not been renewed since. */
    List<Shown> shown() {
        return List.copyOf(shown);
    }

    /** Sessions of the reports that the database said it had taken. */
    List<String> stored() {
        return List.copyOf(stored);
    }

    private void issueAndRenew(Person owner, WebSession session) {
        long from = System.nanoTime();
        Shown old = issued(
                owner,
                from,
                () -> session.submit(
                        session.open("/app-passwords/new?client=other"),
                        "/app-passwords",
                        Map.of("label", "phone " + UUID.randomUUID(), "protocols", List.of("imap"))));
        if (old == null) {
            return;
        }
        shown.add(old);
        logIn(old);
        String renew = "/app-passwords/" + old.id() + "/renew";
        long again = System.nanoTime();
        Shown fresh = issued(owner, again, () -> session.submit(session.open(renew), renew, Map.of()));
        if (fresh != null) {
            shown.add(fresh);
            // It ends with the first use of the new one.
            shown.remove(old);
            logIn(fresh);
        }
    }

    private void logIn(Shown one) {
        long from = System.nanoTime();
        noteLogin(from, mailServer.client().imaps(AT, one.address(), one.secret()));
    }

    private @Nullable Shown issued(Person owner, long from, Visit visit) {
        Page page = visit(Act.APP_PASSWORD, from, visit);
        if (page == null || page.status() != 200 || page.html().selectFirst("#app-password") == null) {
            return null;
        }
        return new Shown(
                owner.address(),
                page.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights.*$", ""),
                Objects.requireNonNull(page.html().selectFirst("#app-password")).attr("data-value"));
    }

    private void visit(Act act, Visit visit) {
        visit(act, System.nanoTime(), visit);
    }

    /** Null where there was no page to act on. */
    private @Nullable Page visit(Act act, long from, Visit visit) {
        try {
            Page page = visit.page();
            End end = end(page);
            faults.note(act, end, from, end == End.FINE ? "" : page.status() + " " + page.words());
            return page;
        } catch (RuntimeException | AssertionError noForm) {
            // An error page on the way to a form says "come again" as well.
            boolean told = String.valueOf(noForm.getMessage()).startsWith("no form");
            faults.note(act, told ? End.TEMPORARY : End.WRONG, from, noForm.toString());
            return null;
        }
    }

    /** A sign-in that was on its way while the database was away is told to try again. */
    private End end(Page page) {
        if (page.status() == 200 && page.url().startsWith(portal)) {
            return End.FINE;
        }
        boolean again =
                page.status() >= 500 || (page.status() == 401 && page.words().contains("Nothing was changed"));
        return again ? End.TEMPORARY : End.WRONG;
    }

    private void noteLogin(long from, MailLogin.Answer answer) {
        String line = answer.line();
        boolean temporary = line.contains("code=temp_fail") || line.startsWith("b NO [UNAVAILABLE]");
        faults.note(
                Act.LOGIN,
                temporary ? End.TEMPORARY : answer.answered() && answer.accepted() ? End.FINE : End.WRONG,
                from,
                line);
    }

    private synchronized void report() {
        String session = UUID.randomUUID().toString();
        long from = System.nanoTime();
        try {
            if (elsewhere == null) {
                elsewhere = database.connect(MariaDb.DOVECOT);
            }
            try (PreparedStatement report = elsewhere.prepareStatement(REPORT)) {
                report.setString(1, session);
                report.executeUpdate();
            }
            stored.add(session);
            faults.note(Act.REPORT, End.FINE, from, "");
        } catch (SQLException failed) {
            elsewhere = null;
            faults.note(Act.REPORT, End.TEMPORARY, from, String.valueOf(failed.getMessage()));
        }
    }

    private void every(int millis, Runnable act) {
        var unused = clock.scheduleAtFixedRate(act, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void resting(int millis, Runnable act) {
        var unused = clock.scheduleWithFixedDelay(act, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for the last answers. */
    void end() {
        for (ExecutorService one : List.of(clock, clients)) {
            one.shutdown();
            try {
                if (!one.awaitTermination(30, TimeUnit.SECONDS)) {
                    faults.note(Act.LOGIN, End.WRONG, System.nanoTime(), "no answer within 30 s");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        end();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "busy-site");
        thread.setDaemon(true);
        return thread;
    }

    /** Something that a person opens or sends. */
    private interface Visit {
        Page page();
    }
}
