package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** A client cannot tell from the answer why it was refused. */
class SameAnswerIT {
    private static final Site SITE = Site.shared();

    private final Mailbox anna = Mailbox.named(SITE, "anna");
    private final Mailbox otto = Mailbox.named(SITE, "otto").refuseMainPassword();

    /** Somebody who logs in by one protocol. */
    private interface Client {
        MailLogin.Answer logIn(String from, String user, String password);
    }

    @Test
    void whyAClientWasRefusedOverImapIsNotSaid() {
        assertThat(answers(SITE.mailClient()::imaps))
                .containsExactly("b NO [AUTHENTICATIONFAILED] Authentication failed.");
    }

    @Test
    void whyAClientWasRefusedOverPop3IsNotSaid() {
        assertThat(answers(SITE.mailClient()::pop3s)).containsExactly("-ERR [AUTH] Authentication failed.");
    }

    @Test
    void whyAClientWasRefusedOverSubmissionIsNotSaid() {
        assertThat(answers(SITE.mailClient()::submission))
                .singleElement()
                .asString()
                .startsWith("535 5.7.8");
    }

    /** Nor can Postfix say it to anybody: it passes on a {@code reason=} or {@code code=}, and there is none. */
    @Test
    void whyAClientWasRefusedIsNotSaidToPostfix() {
        assertThat(answers(SITE.parts().saslLogin()::smtp).stream()
                        .map(line -> line.replaceAll("\tlatchkey(_id)?=[^\t]*", "")))
                .containsOnly("FAIL\tuser=LOGIN");
    }

    /** It has been compared with the main password, for the helpdesk alone. */
    @Test
    void thatItWasAWrongPasswordIsToldToThePortal() {
        boolean accepted = SITE.mailClient()
                .imaps("127.93.0.2", otto.address(), "not it either")
                .accepted();

        assertThat(accepted).isFalse();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(SITE.rows(
                                "SELECT reason, certainty, passed_on FROM login_attempt WHERE address = ?",
                                otto.address()))
                        .containsExactly(
                                Map.of("reason", "wrong-password", "certainty", "probable", "passed_on", "0")));
    }

    /** All that were given; the login itself, which some answers repeat, is the same word in each. */
    private Set<String> answers(Client client) {
        // All at once: Dovecot holds each refusal back for up to half a second.
        ExecutorService together = Executors.newCachedThreadPool();
        try {
            List<Future<String>> answers = new ArrayList<>();
            logins().forEach((why, login) -> answers.add(together.submit(() -> answer(client, why, login))));
            Set<String> all = new HashSet<>();
            for (Future<String> answer : answers) {
                all.add(answer.get(20, TimeUnit.SECONDS));
            }
            return all;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            together.shutdownNow();
        }
    }

    private String answer(Client client, String why, String[] login) {
        MailLogin.Answer answer = client.logIn("127.93.0.1", login[0], login[1]);
        assertThat(answer.accepted()).as(why).isFalse();
        return answer.line().replace(login[0], "LOGIN");
    }

    private Map<String, String[]> logins() {
        KnownAppPassword retired = anna.revokedAppPassword("imap pop3 smtp");
        KnownAppPassword retiredToo = otto.revokedAppPassword("imap pop3 smtp");
        KnownAppPassword forSieve = otto.appPassword("sieve");
        KnownAppPassword ofSomebodyElse = Mailbox.named(SITE, "berta").appPassword("imap pop3 smtp");
        Mailbox gone = gone();
        String nobody = anna.address().replace("anna", "nobody");
        Map<String, String[]> logins = new LinkedHashMap<>();
        logins.put("retired", new String[] {anna.address(), retired.text()});
        logins.put("retired, main password refused", new String[] {otto.address(), retiredToo.text()});
        logins.put("wrong protocol", new String[] {otto.address(), forSieve.text()});
        logins.put("wrong secret", new String[] {
            otto.address(), forSieve.selector() + ofSomebodyElse.text().substring(4)
        });
        logins.put("mistyped", new String[] {otto.address(), forSieve.text().substring(1)});
        logins.put("another's", new String[] {anna.address(), ofSomebodyElse.text()});
        logins.put("main password, refused", new String[] {otto.address(), otto.mainPassword()});
        logins.put("wrong main password, refused", new String[] {otto.address(), "not it"});
        logins.put("wrong main password", new String[] {anna.address(), "not it"});
        logins.put(
                "gone from the directory",
                new String[] {gone.address(), gone.appPassword("imap pop3 smtp").text()});
        logins.put("nobody", new String[] {nobody, "whatever"});
        logins.put("nobody, with an app password", new String[] {nobody, retired.text()});
        return logins;
    }

    /** Known to the portal only; the mark of the first script stays on the line to Postfix. */
    private static Mailbox gone() {
        Mailbox gone = new Mailbox(SITE, "gone-" + UUID.randomUUID() + "@example.org", "");
        SITE.change("INSERT INTO account (address, domain, kind) VALUES (?, 'example.org', 'PERSON')", gone.address());
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", gone.address(), gone.address());
        return gone;
    }
}
