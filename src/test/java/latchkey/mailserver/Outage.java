package latchkey.mailserver;

import static latchkey.mailserver.Outage.Outcome.IN;
import static latchkey.mailserver.Outage.Outcome.REFUSED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.AnyDovecot;
import latchkey.parts.MailLogin;

/**
 * A mail server with something broken, and what it answers to everybody over every protocol.
 *
 * @param from where its clients live
 * @param expected by what would be the answer if nothing were broken
 */
record Outage(String what, AnyDovecot mailServer, String from, Map<Who, Outcome> expected) {
    static final String WRONG = "not it";

    /** Dovecot waits half a minute for an auth process that does not come, before it hangs up. */
    private static final long NO_ANSWER_WITHIN_S = 8;

    /** What an answer tells a client. */
    enum Outcome {
        IN,
        REFUSED,
        TEMPORARY,
        NOTHING;

        static Outcome of(MailLogin.Answer answer) {
            if (answer.accepted()) {
                return IN;
            }
            String line = answer.line();
            if (Stream.of("b NO [UNAVAILABLE]", "-ERR [SYS/TEMP]", "454 4.7.0").anyMatch(line::startsWith)
                    || line.contains("code=temp_fail")) {
                return TEMPORARY;
            }
            return Stream.of("b NO [AUTHENTICATIONFAILED]", "-ERR [AUTH]", "535 5.7.8", "FAIL")
                            .anyMatch(line::startsWith)
                    ? REFUSED
                    : NOTHING;
        }
    }

    /** Who logs in with what, and the right answer. */
    enum Who {
        ALLOWED_APP_PASSWORD("allowed@example.org", "app password", IN),
        ALLOWED_MAIN_PASSWORD("allowed@example.org", "main password", IN),
        ALLOWED_WRONG("allowed@example.org", WRONG, REFUSED),
        REFUSED_APP_PASSWORD("refused@example.org", "app password", IN),
        REFUSED_MAIN_PASSWORD("refused@example.org", "main password", REFUSED),
        REFUSED_BY_AN_ALIAS("alias-of-refused", "main password", REFUSED),
        UNKNOWN_MAIN_PASSWORD("newcomer@example.org", "main password", IN),
        UNKNOWN_WRONG("newcomer@example.org", WRONG, REFUSED),
        NOBODY("nobody@example.org", WRONG, REFUSED);

        final String login;
        final String with;
        final Outcome right;

        Who(String login, String with, Outcome right) {
            this.login = login;
            this.with = with;
            this.right = right;
        }
    }

    /** The answers of one case, word by word, by protocol. */
    record Answers(Outage outage, Map<Who, Map<String, MailLogin.Answer>> lines) {

        Map<Who, Set<Outcome>> outcomes() {
            Map<Who, Set<Outcome>> outcomes = new LinkedHashMap<>();
            lines.forEach((who, answers) -> outcomes.put(
                    who, answers.values().stream().map(Outcome::of).collect(Collectors.toCollection(TreeSet::new))));
            return outcomes;
        }

        /** One row for each who: case, account, and the answers. */
        String table() {
            StringBuilder table = new StringBuilder();
            outcomes()
                    .forEach((who, outcomes) -> table.append("  %-38s %-24s %s%n"
                            .formatted(
                                    outage.what,
                                    who,
                                    outcomes.stream().map(Outcome::name).collect(Collectors.joining(" ")))));
            return table.toString();
        }

        /** What all answers of this kind were, without the login and the time in them. */
        Stream<String> said(String protocol, Outcome outcome) {
            return lines.entrySet().stream()
                    .flatMap(entry -> Stream.ofNullable(entry.getValue().get(protocol))
                            .filter(answer -> Outcome.of(answer) == outcome)
                            .map(answer -> answer.line()
                                    .replace(entry.getKey().login, "LOGIN")
                                    .replaceAll("\\[[^]]*:\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d]", "[TIME]")));
        }
    }

    static final List<String> PROTOCOLS = List.of("imap", "pop3", "submission", "sasl");

    /** Starts all logins at once. */
    CompletableFuture<Answers> answers(UnaryOperator<String> passwords, ExecutorService clients) {
        Map<Who, Map<String, CompletableFuture<MailLogin.Answer>>> asked = new LinkedHashMap<>();
        for (Who who : expected.keySet()) {
            String password = who.with.equals(WRONG) ? WRONG : passwords.apply(who.login + " " + who.with);
            asked.put(
                    who,
                    PROTOCOLS.stream()
                            .collect(Collectors.toMap(
                                    protocol -> protocol,
                                    protocol -> withinLimit(
                                            who,
                                            CompletableFuture.supplyAsync(
                                                    () -> logIn(protocol, who.login, password), clients)))));
        }
        List<CompletableFuture<MailLogin.Answer>> all = asked.values().stream()
                .flatMap(byProtocol -> byProtocol.values().stream())
                .toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(done -> {
            Map<Who, Map<String, MailLogin.Answer>> lines = new LinkedHashMap<>();
            asked.forEach((who, byProtocol) -> lines.put(
                    who,
                    byProtocol.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().join()))));
            return new Answers(this, lines);
        });
    }

    private CompletableFuture<MailLogin.Answer> withinLimit(Who who, CompletableFuture<MailLogin.Answer> answer) {
        return expected.get(who) == Outcome.NOTHING
                ? answer.completeOnTimeout(
                        new MailLogin.Answer(false, "no answer"), NO_ANSWER_WITHIN_S, TimeUnit.SECONDS)
                : answer;
    }

    /** Whom a server that reloads has hung up on, in the middle of a word too, tries again, once, as every mail client does. */
    private MailLogin.Answer logIn(String protocol, String login, String password) {
        MailLogin.Answer first = logInOnce(protocol, login, password);
        return first.hungUp() ? logInOnce(protocol, login, password) : first;
    }

    private MailLogin.Answer logInOnce(String protocol, String login, String password) {
        return switch (protocol) {
            case "imap" -> mailServer.client().imaps(from, login, password);
            case "pop3" -> mailServer.client().pop3s(from, login, password);
            case "submission" -> mailServer.client().submission(from, login, password);
            default -> mailServer.sasl().smtp(from, login, password);
        };
    }
}
