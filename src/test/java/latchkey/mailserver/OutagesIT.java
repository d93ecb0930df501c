package latchkey.mailserver;

import static latchkey.mailserver.MailServersToBreak.ALL_TEMPORARY;
import static latchkey.mailserver.MailServersToBreak.AS_EVER;
import static latchkey.mailserver.MailServersToBreak.NO_ANSWER;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_DIRECTORY;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_THE_SECOND;
import static latchkey.mailserver.MailServersToBreak.asExpected;
import static latchkey.mailserver.MailServersToBreak.print;
import static latchkey.mailserver.MailServersToBreak.saidAlike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import latchkey.mailserver.Outage.Answers;
import latchkey.mailserver.Outage.Outcome;
import latchkey.mailserver.Outage.Who;
import latchkey.parts.HaProxy;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Parts;
import latchkey.parts.Slapd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever breaks, a client gets the right answer or "temporary failure": never "wrong password", never a way in. */
class OutagesIT {
    private static final Parts PARTS = Parts.shared();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(PARTS.mariaDbToBreak(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final MailServersToBreak SERVERS = new MailServersToBreak(PARTS, DATABASE);
    private static final HaProxy PROXY = PARTS.haProxy();
    private static final Slapd DIRECTORY = PARTS.directory();

    private static Outage direct;
    private static Outage proxied;
    private static Outage unhurried;
    private static Outage directory;

    @BeforeAll
    static void start() {
        DATABASE.start();
        PROXY.start(DATABASE.mariaDb());
        DIRECTORY.start(MailServersToBreak.MAILBOXES);
        direct = new Outage("direct", SERVERS.started(SERVERS.onSocket("direct")), "127.93.1.1", AS_EVER);
        proxied = new Outage(
                "by HAProxy",
                SERVERS.started(SERVERS.onSocket("proxied").asking("host = \"127.0.0.1\", port = " + PROXY.port())),
                "127.93.1.2",
                AS_EVER);
        unhurried = new Outage(
                "with Dovecot's delays",
                SERVERS.started(withDefaultDelays(SERVERS.onSocket("unhurried"))),
                "127.93.1.3",
                AS_EVER);
        directory = new Outage(
                "OpenLDAP",
                SERVERS.started(SERVERS.onSocket("directory").besideDirectory(DIRECTORY.url())),
                "127.93.1.4",
                AS_EVER);
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
        PROXY.close();
        DIRECTORY.stop();
        DATABASE.mariaDb().stop();
    }

    @Test
    void aBrokenPieceIsNeverAWrongPasswordAndNeverAWayIn() {
        List<Supplier<Outage>> broken = List.of(
                () -> new Outage("nothing", SERVERS.started(SERVERS.onSocket("nothing")), "127.93.1.10", AS_EVER),
                () -> new Outage(
                        "wrong password of the database user",
                        SERVERS.started(SERVERS.onSocket("stranger")
                                .changing(
                                        "latchkey/latchkey.conf.lua",
                                        text -> text.replace("password = \"", "password = \"not "))),
                        "127.93.1.11",
                        ALL_TEMPORARY),
                () -> new Outage(
                        "view missing", SERVERS.started(SERVERS.inSchema("no_view")), "127.93.1.12", ALL_TEMPORARY),
                () -> new Outage(
                        "definer missing",
                        SERVERS.started(SERVERS.inSchema("no_definer")),
                        "127.93.1.13",
                        ALL_TEMPORARY),
                () -> new Outage(
                        "inbox and verdicts missing",
                        SERVERS.started(SERVERS.inSchema("no_reports")),
                        "127.93.1.14",
                        AS_EVER),
                () -> new Outage(
                        "first Lua: syntax error",
                        SERVERS.reloaded("first", "latchkey-first.lua", text -> text + "\nthis is no Lua"),
                        "127.93.1.15",
                        ALL_TEMPORARY),
                () -> new Outage(
                        "first Lua: cut off",
                        SERVERS.reloaded(
                                "cut", "latchkey-first.lua", text -> text.substring(0, text.indexOf("-- Decisions"))),
                        "127.93.1.16",
                        ALL_TEMPORARY),
                () -> new Outage(
                        "common Lua: syntax error",
                        SERVERS.reloaded("common", "latchkey-common.lua", text -> "this is no Lua\n" + text),
                        "127.93.1.17",
                        ALL_TEMPORARY),
                () -> new Outage(
                        "second Lua: syntax error",
                        SERVERS.reloaded("second", "latchkey-last.lua", text -> text + "\nthis is no Lua"),
                        "127.93.1.18",
                        WITHOUT_THE_SECOND),
                () -> new Outage(
                        "second Lua: missing",
                        SERVERS.reloadedWithout("missing", "latchkey-last.lua"),
                        "127.93.1.19",
                        WITHOUT_THE_SECOND),
                () -> new Outage(
                        "second Lua: raises an error",
                        SERVERS.reloaded(
                                "raising",
                                "latchkey-last.lua",
                                text -> text.replace(
                                        "local function canonical_user(request)",
                                        "local function canonical_user(request)\n    error('planted')")),
                        "127.93.1.20",
                        WITHOUT_THE_SECOND),
                () -> new Outage(
                        "file of the second passdb: missing",
                        SERVERS.reloadedWithout("fileless", "latchkey-after.lua"),
                        "127.93.1.21",
                        NO_ANSWER),
                () -> new Outage(
                        "file of the first passdb: syntax error",
                        SERVERS.reloaded("broken", "latchkey.lua", text -> text + "\nthis is no Lua"),
                        "127.93.1.22",
                        NO_ANSWER));

        List<Answers> answers =
                SERVERS.ask(broken.parallelStream().map(Supplier::get).toList());

        print(answers);
        assertThat(answers).allSatisfy(MailServersToBreak::asExpected);
        saidAlike(answers);
    }

    @Test
    void aStoppedDirectoryIsTemporaryAndItsReturnNeedsNoHand() {
        Answers before = SERVERS.ask(directory).join();
        DIRECTORY.stop();
        Answers stopped =
                SERVERS.ask(during("stopped", directory, WITHOUT_DIRECTORY)).join();
        DIRECTORY.startAgain();

        print(List.of(before, stopped));
        assertThat(List.of(before, stopped)).allSatisfy(MailServersToBreak::asExpected);
        saidAlike(List.of(before, stopped));
        eventuallyRight(directory);
    }

    @Test
    void aStoppedDatabaseIsTemporaryAndItsReturnNeedsNoHand() throws SQLException {
        DATABASE.killConnections();
        Answers killed = SERVERS.ask(direct).join();
        DATABASE.mariaDb().stop();
        CompletableFuture<Answers> slow = SERVERS.ask(during("stopped", unhurried, ALL_TEMPORARY));
        Answers stopped = SERVERS.ask(during("stopped", direct, ALL_TEMPORARY)).join();
        Answers stoppedBehindProxy =
                SERVERS.ask(during("stopped", proxied, ALL_TEMPORARY)).join();
        Answers stoppedSlow = slow.join();
        DATABASE.mariaDb().restart();

        print(List.of(killed, stopped, stoppedBehindProxy, stoppedSlow));
        assertThat(List.of(killed, stopped, stoppedBehindProxy, stoppedSlow))
                .allSatisfy(MailServersToBreak::asExpected);
        asExpected(SERVERS.ask(direct).join());
        eventuallyRight(proxied);
    }

    @Test
    void aFrozenDatabaseHangsOrIsTemporaryBehindHaProxy() {
        asExpected(SERVERS.ask(direct).join());
        eventuallyRight(proxied);
        DATABASE.mariaDb().freeze();
        CompletableFuture<Answers> hanging = SERVERS.ask(direct);
        long start = System.nanoTime();
        Answers first = SERVERS.ask(during("frozen", proxied, ALL_TEMPORARY)).join();
        long firstMs = (System.nanoTime() - start) / 1_000_000;
        start = System.nanoTime();
        Answers next =
                SERVERS.ask(during("frozen, next", proxied, ALL_TEMPORARY)).join();
        long nextMs = (System.nanoTime() - start) / 1_000_000;
        boolean hung = !hanging.isDone();
        DATABASE.mariaDb().thaw();

        print(List.of(first, next));
        System.out.println("OutagesIT: frozen, behind HAProxy: first answers within " + firstMs + " ms, next within "
                + nextMs + " ms; without it: no answer until it is resumed");
        assertThat(List.of(first, next, hanging.join())).allSatisfy(MailServersToBreak::asExpected);
        assertThat(hung).isTrue();
        eventuallyRight(proxied);
    }

    private static OwnDovecot withDefaultDelays(OwnDovecot mailServer) {
        return mailServer.changing(
                "dovecot.conf",
                text -> text.replace("auth_failure_delay = 0\n", "")
                        .replaceAll("(?s)  unix_listener anvil-auth-penalty \\{.*?\\n  \\}\\n", ""));
    }

    private static Outage during(String what, Outage outage, Map<Who, Outcome> expected) {
        return new Outage(what + ", " + outage.what(), outage.mailServer(), outage.from(), expected);
    }

    /** A check behind HAProxy, and a directory that is connected to anew, take a second to see that it is back. */
    private static void eventuallyRight(Outage outage) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> outage.mailServer()
                        .client()
                        .imaps(
                                outage.from(),
                                "allowed@example.org",
                                DATABASE.ofAllowed().text())
                        .accepted());
        asExpected(SERVERS.ask(outage).join());
    }
}
