package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.mailserver.LoginCase.Answers;
import latchkey.mailserver.LoginCase.When;
import latchkey.parts.DovecotVersion;
import latchkey.parts.ExistingPassdb;
import latchkey.parts.Introspection;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailSite;
import latchkey.parts.MailSites;
import latchkey.parts.SiteMailbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A fresh installation changes nothing; a refused account is refused under every name; taking it out gives all back. */
class BeforeWithAfterIT {
    private static final MailSites SITES = new MailSites();
    private static final Introspection PROVIDER = new Introspection();
    private static final List<MailSite> ALL = new ArrayList<>();

    private final List<LoginCase> cases = LoginCases.all(PROVIDER);
    private final Map<Asked, List<String>> said = new LinkedHashMap<>();

    private record Asked(MailSite site, LoginCase one) {
        boolean asExpected(List<String> answers) {
            return one.asExpected(site, Answers.of(answers));
        }
    }

    @BeforeAll
    static void startSites() {
        List<SiteMailbox> people = List.of(
                LoginCases.ALICE,
                LoginCases.BOB,
                LoginCases.NEWBIE,
                LoginCases.JUERGEN,
                LoginCases.LEO,
                LoginCases.ELSEWHERE);
        SITES.startMariaDb();
        SITES.directory()
                .start(people.stream()
                        .filter(one -> !one.equals(LoginCases.ELSEWHERE))
                        .toList());
        if (!MailSites.canRun(DovecotVersion.V2_4)) {
            System.out.println("BeforeWithAfterIT: WITHOUT Dovecot 2.4, whose folder only root can make and enter");
        }
        Stream.of(DovecotVersion.values())
                .filter(MailSites::canRun)
                .flatMap(version -> Stream.of(ExistingPassdb.values())
                        .map(existing -> SITES.site(
                                version,
                                existing,
                                people,
                                Map.of(LoginCases.BOSS, LoginCases.BOSS_PASSWORD),
                                PROVIDER.port())))
                .forEach(ALL::add);
        SITES.mariaDb().execute("""
                USE latchkey;
                INSERT INTO domain (name) VALUES ('example.org');
                INSERT INTO account (address, domain) VALUES
                    ('alice@example.org', 'example.org'), ('bob@example.org', 'example.org'), ('leo@example.org', 'example.org');
                INSERT INTO account_login (login, address) VALUES ('alice@example.org', 'alice@example.org'),
                    ('alice', 'alice@example.org'), ('a.smith', 'alice@example.org'), ('sales@example.org', 'alice@example.org'),
                    ('bob@example.org', 'bob@example.org'), ('leo@example.org', 'leo@example.org');
                INSERT INTO person (id, issuer, subject, name) VALUES ('00000000-0000-4000-8000-000000000001', 'test', 'test', 'Test');
                """);
        issue(LoginCases.PHONE, LoginCases.ALICE);
        issue(LoginCases.PHONE_OF_LEO, LoginCases.LEO);
    }

    @AfterAll
    static void endSites() {
        onEach(MailSite::stop);
        SITES.close();
        PROVIDER.close();
    }

    @Test
    void everybodyLogsInAsBeforeUntilARuleIsOnAndAgainAfterItWasTakenOut() {
        onEach(MailSite::start);
        askAll();
        onEach(site -> {
            site.stop();
            site.install();
            site.start();
        });
        askAll();
        SITES.mariaDb()
                .execute("UPDATE latchkey.account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 1 DAY"
                        + " WHERE address = 'alice@example.org'");
        askAll();
        onEach(site -> {
            site.stop();
            site.withoutLatchkey();
            site.start();
        });
        askAll();

        print();
        assertThat(said.entrySet().stream()
                        .filter(entry -> !entry.getKey().asExpected(entry.getValue()))
                        .map(entry -> entry.getKey().site + " | "
                                + entry.getKey().one.name() + " | expected "
                                + entry.getKey().one.when().apply(entry.getKey().site) + " | " + entry.getValue()))
                .isEmpty();
        assertThat(List.of("b NO", "-ERR", "535", "FAIL"))
                .allSatisfy(no -> assertThat(refusals(no))
                        .as("one answer, whatever it is refused for")
                        .hasSize(1));
        assertThat(ALL)
                .filteredOn(site -> !site.existing().bindsByTemplate())
                .allSatisfy(site -> assertThat(withoutOurs(
                                said(site, LoginCases.FIELDS_BY_APP_PASSWORD).with()))
                        .as(site.toString())
                        .isEqualTo(
                                said(site, LoginCases.FIELDS_BY_MAIN_PASSWORD).with()));
    }

    private void askAll() {
        Map<Asked, CompletableFuture<String>> asked = new LinkedHashMap<>();
        for (LoginCase one : cases) {
            for (MailSite site : ALL) {
                if (one.when().apply(site) != When.NOT_ASKED) {
                    asked.put(
                            new Asked(site, one),
                            CompletableFuture.supplyAsync(
                                    () -> settled(one.question().apply(site)), site.clients()));
                }
            }
        }
        asked.forEach((one, answer) ->
                said.computeIfAbsent(one, first -> new ArrayList<>()).add(answer.join()));
    }

    /** As they were given, at any time and by any site; on the SASL socket without who it was, as typed or as the site says. */
    private Set<String> refusals(String no) {
        return said.values().stream()
                .flatMap(List::stream)
                .filter(answer -> answer.startsWith(no))
                .map(answer -> answer.replaceAll("\\t(user|original_user|login_user|latchkey_user)=[^\\t]*", ""))
                .collect(Collectors.toSet());
    }

    private Answers said(MailSite site, String name) {
        return said.entrySet().stream()
                .filter(entry ->
                        entry.getKey().site == site && entry.getKey().one.name().equals(name))
                .map(entry -> Answers.of(entry.getValue()))
                .findFirst()
                .orElseThrow();
    }

    private void print() {
        Map<String, Map<String, List<MailSite>>> table = new LinkedHashMap<>();
        said.forEach((asked, answers) -> table.computeIfAbsent(asked.one.name(), name -> new LinkedHashMap<>())
                .computeIfAbsent(Answers.of(answers).words(), words -> new ArrayList<>())
                .add(asked.site));
        System.out.println("case | before | with | with a rule | after | on");
        table.forEach((name, rows) -> rows.forEach((words, sites) -> System.out.println(name + " | "
                + words.replace(" ", " | ") + " | " + (rows.size() == 1 ? sites.size() + " sites" : sites))));
    }

    /** Without what differs each time, and what only the mail server itself reads of a refusal. */
    private static String settled(String answer) {
        String settled = answer.replaceAll("\\[CAPABILITY[^]]*] ", "")
                .replaceAll("\\[[^\\[\\]]*:\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d]", "")
                // 2.3 adds a field without a name, and a challenge one without a value when a worker was asked too.
                .replaceAll("\\t(\\{[A-Z0-9-]+\\.b64}=?)?(?=\\t|$)", "")
                .replaceAll("(?m)^ +\\R", "")
                // What the operator adds where there is more than one passdb; 2.4 forgets the token there without us.
                .replaceAll("\\s+(latchkey_found(=|: )yes|token=\\S+)", "");
        return LoginCase.word(settled).equals("no") ? withoutOurs(settled) : settled;
    }

    private static String withoutOurs(String fields) {
        return fields.replaceAll("\\s+latchkey(_id)?=\\S+", "");
    }

    private static void onEach(Consumer<MailSite> act) {
        ALL.stream()
                .map(site -> CompletableFuture.runAsync(() -> act.accept(site), site.clients()))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void issue(KnownAppPassword secret, SiteMailbox mailbox) {
        SITES.mariaDb().execute("""
                INSERT INTO latchkey.app_password (id, address, selector, secret_hash, label, client_key, protocols, state, made_by,
                                                   created_at, shown_at, form_id)
                VALUES ('%s', '%s', '%s', '%s', 'phone', 'other', 'imap pop3 smtp', 'live',
                        '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), '%1$s');
                """.formatted(secret.id(), mailbox.address(), secret.selector(), secret.hash()));
    }
}
