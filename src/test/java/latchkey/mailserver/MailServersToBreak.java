package latchkey.mailserver;

import static java.util.stream.Collectors.toMap;
import static latchkey.mailserver.Outage.Outcome.IN;
import static latchkey.mailserver.Outage.Outcome.NOTHING;
import static latchkey.mailserver.Outage.Outcome.REFUSED;
import static latchkey.mailserver.Outage.Outcome.TEMPORARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.mailserver.Outage.Answers;
import latchkey.mailserver.Outage.Outcome;
import latchkey.mailserver.Outage.Who;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Parts;
import latchkey.parts.SiteMailbox;

/** Mail servers of the same people, each broken in its own way, and what their clients are told. */
final class MailServersToBreak implements AutoCloseable {
    static final List<SiteMailbox> MAILBOXES = List.of(
            SiteMailbox.of("allowed"), SiteMailbox.of("refused", "alias-of-refused"), SiteMailbox.of("newcomer"));

    static final Map<String, SiteLogin> PEOPLE = Map.of(
            "allowed@example.org", new SiteLogin("allowed@example.org", "allowed-main-1"),
            "refused@example.org", new SiteLogin("refused@example.org", "refused-main-1"),
            "alias-of-refused", new SiteLogin("refused@example.org", "refused-main-1"),
            "newcomer@example.org", new SiteLogin("newcomer@example.org", "newcomer-main-1"));

    static final Map<Who, Outcome> AS_EVER = expecting(who -> who.right);
    static final Map<Who, Outcome> ALL_TEMPORARY = expecting(who -> TEMPORARY);

    /** What the first script refuses stays refused, as does what the directory refuses. */
    static final Map<Who, Outcome> WITHOUT_THE_SECOND =
            expecting(who -> who.right == IN || who == Who.REFUSED_BY_AN_ALIAS ? TEMPORARY : REFUSED);

    static final Map<Who, Outcome> WITHOUT_DIRECTORY =
            expecting(who -> who == Who.REFUSED_MAIN_PASSWORD ? REFUSED : TEMPORARY);

    /** Dovecot's own auth process does not start then; at least it is no way in. */
    static final Map<Who, Outcome> NO_ANSWER =
            Map.of(Who.ALLOWED_APP_PASSWORD, NOTHING, Who.REFUSED_MAIN_PASSWORD, NOTHING);

    private final Parts parts;
    private final OutageDatabase database;
    private final ExecutorService clients = Executors.newFixedThreadPool(64);
    private final Queue<OwnDovecot> started = new ConcurrentLinkedQueue<>();

    MailServersToBreak(Parts parts, OutageDatabase database) {
        this.parts = parts;
        this.database = database;
    }

    static Map<Who, Outcome> expecting(Function<Who, Outcome> outcome) {
        return Arrays.stream(Who.values()).collect(toMap(who -> who, outcome, (one, other) -> one, TreeMap::new));
    }

    /** Not started yet. */
    OwnDovecot onSocket(String name) {
        return parts.ownDovecot(name)
                .besidePasswdFile(PEOPLE)
                .asking("socket = \"" + database.mariaDb().socket() + "\"");
    }

    /** Not started yet. */
    OwnDovecot inSchema(String schema) {
        return onSocket(schema)
                .changing("latchkey/latchkey.conf.lua", text -> text.replace("\"latchkey\"", "\"" + schema + "\""));
    }

    /** Was whole when it started, and read the broken text at a reload. */
    OwnDovecot reloaded(String name, String lua, UnaryOperator<String> how) {
        OwnDovecot mailServer = started(onSocket(name));
        mailServer.changing("latchkey/" + lua, how).reload();
        return mailServer;
    }

    OwnDovecot reloadedWithout(String name, String lua) {
        OwnDovecot mailServer = started(onSocket(name));
        mailServer.without("latchkey/" + lua).reload();
        return mailServer;
    }

    OwnDovecot started(OwnDovecot mailServer) {
        mailServer.start();
        started.add(mailServer);
        return mailServer;
    }

    /** All logins at once. */
    CompletableFuture<Answers> ask(Outage outage) {
        return outage.answers(whoAndWhat -> password(database, whoAndWhat), clients);
    }

    List<Answers> ask(List<Outage> outages) {
        List<CompletableFuture<Answers>> asked = outages.stream().map(this::ask).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    static void asExpected(Answers answers) {
        assertThat(answers.outcomes())
                .as(() -> answers.outage().what() + answers.lines())
                .allSatisfy((who, outcomes) -> assertThat(outcomes)
                        .containsExactly(answers.outage().expected().get(who)));
    }

    static void print(List<Answers> answers) {
        StringBuilder table = new StringBuilder("What is broken, who logs in, answers of ")
                .append(Outage.PROTOCOLS)
                .append('\n');
        answers.forEach(all -> table.append(all.table()));
        System.out.print(table);
    }

    @Override
    public void close() {
        clients.shutdownNow();
        started.parallelStream().forEach(OwnDovecot::close);
    }

    /** @param whoAndWhat a login, a blank, and {@code main password} or {@code app password} */
    static String password(OutageDatabase database, String whoAndWhat) {
        String login = whoAndWhat.split(" ", 2)[0];
        if (whoAndWhat.endsWith("main password")) {
            return Objects.requireNonNull(PEOPLE.get(login)).mainPassword();
        }
        return (login.startsWith("allowed") ? database.ofAllowed() : database.ofRefused()).text();
    }

    /** From the bytes a client cannot tell why it was refused, nor what is broken. */
    static void saidAlike(List<Answers> answers) {
        for (String protocol : Outage.PROTOCOLS) {
            for (Outcome outcome : List.of(REFUSED, TEMPORARY)) {
                assertThat(answers.stream()
                                .flatMap(all -> all.said(protocol, outcome))
                                .map(MailServersToBreak::asTheClientIsTold)
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
}
