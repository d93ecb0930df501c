package latchkey.mailserver;

import static java.util.stream.Collectors.toMap;
import static latchkey.mailserver.Outage.Outcome.IN;
import static latchkey.mailserver.Outage.Outcome.NOTHING;
import static latchkey.mailserver.Outage.Outcome.REFUSED;
import static latchkey.mailserver.Outage.Outcome.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.mailserver.Outage.Answers;
import latchkey.mailserver.Outage.Outcome;
import latchkey.mailserver.Outage.Who;
import latchkey.parts.HaProxy;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Parts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever breaks, a client gets the right answer or "temporary failure": never "wrong password", never a way in. */
class OutagesIT {
    private static final Parts PARTS = Parts.shared();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(PARTS.mariaDbToBreak(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final HaProxy PROXY = PARTS.haProxy();
    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(64);
    private static final List<OwnDovecot> MAIL_SERVERS = new ArrayList<>();

    private static final Map<String, SiteLogin> PEOPLE = Map.of(
            "allowed@example.org", new SiteLogin("allowed@example.org", "main-of-allowed"),
            "refused@example.org", new SiteLogin("refused@example.org", "main-of-refused"),
            "alias-of-refused", new SiteLogin("refused@example.org", "main-of-refused"),
            "newcomer@example.org", new SiteLogin("newcomer@example.org", "main-of-newcomer"));

    private static final Map<Who, Outcome> AS_EVER = expecting(who -> who.right);
    private static final Map<Who, Outcome> ALL_TEMPORARY = expecting(who -> TEMPORARY);

    /** Dovecot's own auth process does not start then; at least it is no way in. */
    private static final Map<Who, Outcome> NO_ANSWER =
            Map.of(Who.ALLOWED_APP_PASSWORD, NOTHING, Who.REFUSED_MAIN_PASSWORD, NOTHING);

    private static Outage direct;
    private static Outage proxied;
    private static Outage unhurried;

    @BeforeAll
    static void start() {
        DATABASE.start();
        PROXY.start(DATABASE.mariaDb());
        direct = new Outage("direct", started(socket("direct")), "127.93.1.1", AS_EVER);
        proxied = new Outage(
                "by HAProxy",
                started(PARTS.ownDovecot("proxied")
                        .besidePasswdFile(PEOPLE)
                        .asking("host = \"127.0.0.1\", port = " + PROXY.port())),
                "127.93.1.2",
                AS_EVER);
        unhurried = new Outage(
                "with Dovecot's delays", started(withDefaultDelays(socket("unhurried"))), "127.93.1.3", AS_EVER);
    }

    @AfterAll
    static void stop() {
        CLIENTS.shutdownNow();
        MAIL_SERVERS.parallelStream().forEach(OwnDovecot::close);
        PROXY.close();
        DATABASE.mariaDb().stop();
    }

    @Test
    void aBrokenPieceIsNeverAWrongPasswordAndNeverAWayIn() {
        List<Outage> outages = List.of(
                new Outage("nothing", started(socket("nothing")), "127.93.1.10", AS_EVER),
                new Outage(
                        "wrong password of the database user",
                        started(conf(socket("stranger"), "password = \"", "password = \"not ")),
                        "127.93.1.11",
                        ALL_TEMPORARY),
                new Outage("view missing", started(inSchema("no_view")), "127.93.1.12", ALL_TEMPORARY),
                new Outage("definer missing", started(inSchema("no_definer")), "127.93.1.13", ALL_TEMPORARY),
                new Outage("inbox and verdicts missing", started(inSchema("no_reports")), "127.93.1.14", AS_EVER),
                new Outage(
                        "first Lua: syntax error",
                        broken("first", "latchkey.lua", text -> text + "\nthis is no Lua"),
                        "127.93.1.15",
                        NO_ANSWER),
                new Outage(
                        "common Lua: syntax error",
                        broken("common", "latchkey-common.lua", text -> "this is no Lua\n" + text),
                        "127.93.1.16",
                        ALL_TEMPORARY),
                new Outage(
                        "second Lua: syntax error",
                        broken("second", "latchkey-after.lua", text -> text + "\nthis is no Lua"),
                        "127.93.1.17",
                        NO_ANSWER),
                new Outage(
                        "second Lua raises an error",
                        broken(
                                "raising",
                                "latchkey-after.lua",
                                text -> text.replace(
                                        "local function canonical_user(request)",
                                        "local function canonical_user(request)\n    error('planted')")),
                        "127.93.1.18",
                        expecting(who -> who.right == IN || who == Who.REFUSED_BY_AN_ALIAS ? TEMPORARY : REFUSED)),
                new Outage(
                        "directory down",
                        started(socket("directory").besideDirectory("ldap://127.0.0.1:1")),
                        "127.93.1.19",
                        expecting(who -> who == Who.REFUSED_MAIN_PASSWORD ? REFUSED : TEMPORARY)));

        List<Answers> answers =
                outages.stream().map(outage -> outage.answers(OutagesIT::password, CLIENTS)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        print(answers);
        assertThat(answers).allSatisfy(OutagesIT::asExpected);
        for (String protocol : Outage.PROTOCOLS) {
            for (Outcome outcome : List.of(REFUSED, TEMPORARY)) {
                assertThat(answers.stream()
                                .flatMap(all -> all.said(protocol, outcome))
                                .map(OutagesIT::asTheClientIsTold)
                                .distinct())
                        .as(protocol + " " + outcome)
                        .hasSize(1);
            }
        }
    }

    /**
     * Two things in a line of the SASL socket are seen by Postfix and by no client: the name that the directory has for
     * an alias, beside the one that was typed, and the mark of the first script where a later step has failed.
     */
    private static String asTheClientIsTold(String line) {
        String typed = line.contains("\toriginal_user=LOGIN")
                ? line.replace("\tuser=refused@example.org", "\tuser=LOGIN")
                : line;
        return Stream.of(typed.split("\t", -1))
                .filter(field -> !field.isEmpty()
                        && !field.equals("original_user=LOGIN")
                        && !field.equals("latchkey=LOGIN")
                        && !field.matches("latchkey_id=[0-9a-f-]{36}"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aStoppedDatabaseIsTemporaryAndItsReturnNeedsNoHand() throws SQLException {
        DATABASE.killConnections();
        Answers killed = direct.answers(OutagesIT::password, CLIENTS).join();
        DATABASE.mariaDb().stop();
        CompletableFuture<Answers> slow = during("stopped", unhurried).answers(OutagesIT::password, CLIENTS);
        Answers stopped =
                during("stopped", direct).answers(OutagesIT::password, CLIENTS).join();
        Answers stoppedBehindProxy =
                during("stopped", proxied).answers(OutagesIT::password, CLIENTS).join();
        Answers stoppedSlow = slow.join();
        DATABASE.mariaDb().restart();

        print(List.of(killed, stopped, stoppedBehindProxy, stoppedSlow));
        assertThat(List.of(killed, stopped, stoppedBehindProxy, stoppedSlow)).allSatisfy(OutagesIT::asExpected);
        asExpected(direct.answers(OutagesIT::password, CLIENTS).join());
        eventuallyRight(proxied);
    }

    @Test
    void aFrozenDatabaseHangsOrIsTemporaryBehindHaProxy() {
        asExpected(direct.answers(OutagesIT::password, CLIENTS).join());
        eventuallyRight(proxied);
        DATABASE.mariaDb().freeze();
        CompletableFuture<Answers> hanging = direct.answers(OutagesIT::password, CLIENTS);
        long start = System.nanoTime();
        Answers first =
                during("frozen", proxied).answers(OutagesIT::password, CLIENTS).join();
        long firstMs = (System.nanoTime() - start) / 1_000_000;
        start = System.nanoTime();
        Answers next = during("frozen, next", proxied)
                .answers(OutagesIT::password, CLIENTS)
                .join();
        long nextMs = (System.nanoTime() - start) / 1_000_000;
        boolean hung = !hanging.isDone();
        DATABASE.mariaDb().thaw();

        print(List.of(first, next));
        System.out.println("OutagesIT: frozen, behind HAProxy: first answers within " + firstMs + " ms, next within "
                + nextMs + " ms; without it: no answer until it is resumed");
        assertThat(List.of(first, next, hanging.join())).allSatisfy(OutagesIT::asExpected);
        assertThat(hung).isTrue();
        eventuallyRight(proxied);
    }

    private static OwnDovecot socket(String name) {
        return PARTS.ownDovecot(name)
                .besidePasswdFile(PEOPLE)
                .asking("socket = \"" + DATABASE.mariaDb().socket() + "\"");
    }

    private static OwnDovecot inSchema(String schema) {
        return conf(socket(schema), "\"latchkey\"", "\"" + schema + "\"");
    }

    private static OwnDovecot conf(OwnDovecot mailServer, String old, String other) {
        return mailServer.changing("latchkey/latchkey.conf.lua", text -> text.replace(old, other));
    }

    /** Was whole when it started, and read the broken text at a reload. */
    private static OwnDovecot broken(String name, String file, UnaryOperator<String> how) {
        OwnDovecot mailServer = started(socket(name));
        mailServer.changing("latchkey/" + file, how).reload();
        return mailServer;
    }

    private static OwnDovecot started(OwnDovecot mailServer) {
        mailServer.start();
        MAIL_SERVERS.add(mailServer);
        return mailServer;
    }

    private static OwnDovecot withDefaultDelays(OwnDovecot mailServer) {
        return mailServer.changing(
                "dovecot.conf",
                text -> text.replace("auth_failure_delay = 0\n", "")
                        .replaceAll("(?s)  unix_listener anvil-auth-penalty \\{.*?\\n  \\}\\n", ""));
    }

    private static Outage during(String what, Outage outage) {
        return new Outage(what + ", " + outage.what(), outage.mailServer(), outage.from(), ALL_TEMPORARY);
    }

    private static Map<Who, Outcome> expecting(Function<Who, Outcome> outcome) {
        return Arrays.stream(Who.values()).collect(toMap(who -> who, outcome, (one, other) -> one, TreeMap::new));
    }

    private static String password(String whoAndWhat) {
        String login = whoAndWhat.split(" ", 2)[0];
        if (whoAndWhat.endsWith("main password")) {
            return Objects.requireNonNull(PEOPLE.get(login)).mainPassword();
        }
        return (login.startsWith("allowed") ? DATABASE.ofAllowed() : DATABASE.ofRefused()).text();
    }

    private static void asExpected(Answers answers) {
        assertThat(answers.outcomes())
                .as(() -> answers.outage().what() + answers.lines())
                .allSatisfy((who, outcomes) -> assertThat(outcomes)
                        .containsExactly(answers.outage().expected().get(who)));
    }

    /** The check behind HAProxy needs a second to see that the database is back. */
    private static void eventuallyRight(Outage outage) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> outage.mailServer()
                        .client()
                        .imaps(
                                outage.from(),
                                "allowed@example.org",
                                DATABASE.ofAllowed().text())
                        .accepted());
        asExpected(outage.answers(OutagesIT::password, CLIENTS).join());
    }

    private static void print(List<Answers> answers) {
        StringBuilder table = new StringBuilder("OutagesIT: what is broken, who logs in, answers of ")
                .append(Outage.PROTOCOLS)
                .append('\n');
        answers.forEach(all -> table.append(all.table()));
        System.out.print(table);
    }
}
