package latchkey.mailserver;

import static latchkey.mailserver.LoginCase.When.ALWAYS;
import static latchkey.mailserver.LoginCase.When.NEVER;
import static latchkey.mailserver.LoginCase.When.NOT_ASKED;
import static latchkey.mailserver.LoginCase.When.UNTIL_REFUSED;
import static latchkey.mailserver.LoginCase.When.WHILE_INSTALLED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import latchkey.mailserver.LoginCase.When;
import latchkey.parts.Introspection;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailSite;
import latchkey.parts.SiteMailbox;

/** Every way in and every lookup that a site may have. ALICE is who gets refused. */
final class LoginCases {
    static final String FIELDS_BY_MAIN_PASSWORD = "fields after the main password";
    static final String FIELDS_BY_APP_PASSWORD = "fields after the app password";
    static final String BOSS = "boss";
    static final String BOSS_PASSWORD = "boss-main-1";

    static final SiteMailbox ALICE = SiteMailbox.of(
            "alice",
            "a.smith",
            "sales@example.org",
            "only-the-directory@example.org",
            "alice+shop@example.org",
            "álice@example.org");
    static final SiteMailbox BOB = SiteMailbox.of("bob");
    /** The portal has never heard of these two. */
    static final SiteMailbox NEWBIE = SiteMailbox.of("newbie");

    static final SiteMailbox JUERGEN = SiteMailbox.of("jürgen", "j.müller@example.org");
    /** The directory has not heard of this one. */
    static final SiteMailbox ELSEWHERE = SiteMailbox.elsewhere("elsewhere", "192.0.2.7");

    /** In the portal with an app password, and in the directory no more. */
    static final SiteMailbox LEO = SiteMailbox.left("leo");

    static final KnownAppPassword PHONE = KnownAppPassword.any();
    static final KnownAppPassword PHONE_OF_LEO = KnownAppPassword.any();

    private static final String WRONG = "not it";
    private static final String MAIN = ALICE.mainPassword();

    private final List<LoginCase> all = new ArrayList<>();

    private LoginCases() {}

    static List<LoginCase> all(Introspection provider) {
        LoginCases cases = new LoginCases();
        cases.mainPasswords();
        cases.appPasswords();
        cases.aliases();
        cases.masters();
        cases.challenges();
        cases.tokens(provider);
        cases.lookups();
        return cases.all.stream().map(LoginCases::ifBoundByTemplate).toList();
    }

    /** There nobody comes by an alias, and app passwords are refused: it binds with them. Nothing else is asked. */
    private static LoginCase ifBoundByTemplate(LoginCase one) {
        boolean asked = one.name().startsWith("main") || one.name().startsWith("app password");
        return new LoginCase(
                one.name(),
                site -> {
                    if (!site.existing().bindsByTemplate()) {
                        return one.when().apply(site);
                    }
                    When when = asked ? one.when().apply(site) : NOT_ASKED;
                    return when == WHILE_INSTALLED ? NEVER : when;
                },
                one.question());
    }

    private void mainPasswords() {
        both("main password: address", UNTIL_REFUSED, ALICE.address(), MAIN);
        both("main password: login name, the address without its domain", UNTIL_REFUSED, "alice", MAIN);
        both("main password: upper case", UNTIL_REFUSED, "ALICE@Example.ORG", MAIN);
        both("main password: wrong password", NEVER, ALICE.address(), WRONG);
        both("main password: empty password", NEVER, ALICE.address(), "");
        both("main password: no such person", NEVER, "nobody@example.org", WRONG);
        both("main password: another account", ALWAYS, BOB.address(), BOB.mainPassword());
        both("main password: unknown to the portal", ALWAYS, NEWBIE.address(), NEWBIE.mainPassword());
        both("main password: unknown to the portal, login name", ALWAYS, "newbie", NEWBIE.mainPassword());
        both("main password: outside ASCII", ALWAYS, "jürgen", JUERGEN.mainPassword());
        both("main password: outside ASCII, wrong password", NEVER, "jürgen", WRONG);
        ask(
                "main password: POP3",
                UNTIL_REFUSED,
                site -> site.client().pop3s(ip(), ALICE.address(), MAIN).line());
        ask(
                "main password: POP3, wrong password",
                NEVER,
                site -> site.client().pop3s(ip(), ALICE.address(), WRONG).line());
        ask(
                "main password: submission",
                UNTIL_REFUSED,
                site -> site.client().submission(ip(), ALICE.address(), MAIN).line());
        ask(
                "main password: submission, wrong password",
                NEVER,
                site -> site.client().submission(ip(), ALICE.address(), WRONG).line());
        ask(
                "main password: LOGIN on the SASL socket",
                UNTIL_REFUSED,
                site -> LoginsBySasl.login(site, ALICE.address(), MAIN));
    }

    private void aliases() {
        both("another login name", UNTIL_REFUSED, "a.smith", MAIN);
        both("alias", UNTIL_REFUSED, "sales@example.org", MAIN);
        both("alias of the directory only", UNTIL_REFUSED, "only-the-directory@example.org", MAIN);
        both("+tag", UNTIL_REFUSED, "alice+shop@example.org", MAIN);
        both("+tag, a new one", NEVER, "alice+new@example.org", MAIN);
        both("alias outside ASCII", UNTIL_REFUSED, "álice@example.org", MAIN);
        both("full-width letters, which a directory folds", LoginCases::fullWidth, "ａlice", MAIN);
        both("has left", NEVER, LEO.address(), LEO.mainPassword());
    }

    private void appPasswords() {
        both("app password: address", WHILE_INSTALLED, ALICE.address(), PHONE.text());
        both("app password: login name", WHILE_INSTALLED, "alice", PHONE.text());
        both("app password: another login name", WHILE_INSTALLED, "a.smith", PHONE.text());
        both("app password: alias", WHILE_INSTALLED, "sales@example.org", PHONE.text());
        both("app password: upper case", WHILE_INSTALLED, "ALICE@EXAMPLE.ORG", PHONE.text());
        both("app password: alias of the directory only", NEVER, "only-the-directory@example.org", PHONE.text());
        both("app password: another account", NEVER, BOB.address(), PHONE.text());
        both("app password: has left", NEVER, LEO.address(), PHONE_OF_LEO.text());
    }

    private void masters() {
        both("master user", ALWAYS, ALICE.address() + "*" + BOSS, BOSS_PASSWORD);
        both("master user by an alias", ALWAYS, "sales@example.org*" + BOSS, BOSS_PASSWORD);
        both("master user, wrong password", NEVER, ALICE.address() + "*" + BOSS, WRONG);
        both("master user, app password", NEVER, ALICE.address() + "*" + BOSS, PHONE.text());
        both("master user who is none", NEVER, ALICE.address() + "*" + BOB.address(), BOB.mainPassword());
        both("oneself as the master", NEVER, "sales@example.org*" + ALICE.address(), MAIN);
    }

    /** The server never sees a password, and compares it by itself. */
    private void challenges() {
        challenge("CRAM-MD5", LoginsBySasl::cramMd5);
        challenge("SCRAM-SHA-256", LoginsBySasl::scram);
    }

    private interface Challenge {
        String with(MailSite site, String user, String password);
    }

    private void challenge(String mechanism, Challenge login) {
        Function<MailSite, When> untilRefused = ifReadable(UNTIL_REFUSED);
        Function<MailSite, When> always = ifReadable(ALWAYS);
        ask(mechanism, untilRefused, site -> login.with(site, ALICE.address(), MAIN));
        ask(mechanism + ": alias", untilRefused, site -> login.with(site, "sales@example.org", MAIN));
        ask(
                mechanism + ": alias of the directory only",
                untilRefused,
                site -> login.with(site, "only-the-directory@example.org", MAIN));
        ask(mechanism + ": wrong password", NEVER, site -> login.with(site, ALICE.address(), WRONG));
        ask(mechanism + ": app password", NEVER, site -> login.with(site, ALICE.address(), PHONE.text()));
        ask(mechanism + ": another account", always, site -> login.with(site, BOB.address(), BOB.mainPassword()));
        ask(
                mechanism + ": unknown to the portal",
                always,
                site -> login.with(site, NEWBIE.address(), NEWBIE.mainPassword()));
    }

    private void tokens(Introspection provider) {
        String alices = provider.tokenOf(ALICE.address());
        String bobs = provider.tokenOf(BOB.address());
        for (boolean bearer : List.of(true, false)) {
            String name = bearer ? "OAUTHBEARER" : "XOAUTH2";
            ask(name, LoginCases::token, site -> LoginsBySasl.token(site, bearer, ALICE.address(), alices));
            ask(
                    name + ": another account",
                    site -> token(site) == NEVER ? NEVER : ALWAYS,
                    site -> LoginsBySasl.token(site, bearer, BOB.address(), bobs));
            ask(name + ": another's token", NEVER, site -> LoginsBySasl.token(site, bearer, ALICE.address(), bobs));
            ask(name + ": no token", NEVER, site -> LoginsBySasl.token(site, bearer, ALICE.address(), "none"));
            ask(
                    name + ": app password",
                    NEVER,
                    site -> LoginsBySasl.token(site, bearer, ALICE.address(), PHONE.text()));
            // Without a passdb for tokens, 2.3 hands them to the one for passwords.
            ask(
                    name + ": main password",
                    site -> takesTokens(site) ? NEVER : UNTIL_REFUSED,
                    site -> LoginsBySasl.token(site, bearer, ALICE.address(), MAIN));
            ask(
                    name + ": main password, by an alias",
                    site -> takesTokens(site) ? NEVER : UNTIL_REFUSED,
                    site -> LoginsBySasl.token(site, bearer, "only-the-directory@example.org", MAIN));
            ask(
                    name + ": oneself as the master",
                    LoginCases::token,
                    site -> LoginsBySasl.token(site, bearer, ALICE.address() + "*" + ALICE.address(), alices));
        }
    }

    private void lookups() {
        for (String service : List.of("lmtp", "smtp", "imap")) {
            lookup(service, ALICE.address(), ALWAYS);
            lookup(service, "sales@example.org", ALWAYS);
            lookup(service, NEWBIE.address(), ALWAYS);
            lookup(service, "nobody@example.org", NEVER);
            lookup(service, LEO.address(), NEVER);
            ask(
                    "lookup of a proxy for " + service,
                    site -> site.existing().hasFile() ? ALWAYS : NEVER,
                    site -> site.authMaster().passdb(service, ELSEWHERE.address()));
        }
        ask("userdb lookup for lmtp", ALWAYS, site -> site.authMaster().userdb("lmtp", ALICE.address()));
        ask(
                "userdb lookup for lmtp: no such person",
                NEVER,
                site -> site.authMaster().userdb("lmtp", "nobody@example.org"));
        ask(
                "doveadm auth lookup",
                ALWAYS,
                site -> site.doveadm("auth", "lookup", "-x", "service=lmtp", ALICE.address()));
        ask(FIELDS_BY_MAIN_PASSWORD, UNTIL_REFUSED, site -> LoginsBySasl.fields(site, ALICE.address(), MAIN));
        ask(FIELDS_BY_APP_PASSWORD, WHILE_INSTALLED, site -> LoginsBySasl.fields(site, ALICE.address(), PHONE.text()));
    }

    private static boolean takesTokens(MailSite site) {
        return site.existing().takesTokens(site.version());
    }

    private static When token(MailSite site) {
        if (!takesTokens(site)) {
            return NEVER;
        }
        return site.existing().marksTokens() ? ALWAYS : UNTIL_REFUSED;
    }

    private static When fullWidth(MailSite site) {
        return site.existing().isDirectory() ? UNTIL_REFUSED : NEVER;
    }

    private static Function<MailSite, When> ifReadable(When when) {
        return site -> site.existing().tellsPasswords() ? when : NEVER;
    }

    private static String ip() {
        return LoginsBySasl.FROM;
    }

    private void both(String name, When when, String user, String password) {
        both(name, site -> when, user, password);
    }

    /** By IMAP, and as Postfix asks. */
    private void both(String name, Function<MailSite, When> when, String user, String password) {
        ask(name, when, site -> site.client().imaps(ip(), user, password).line());
        ask(
                name + ", from Postfix",
                when,
                site -> site.sasl().smtp(ip(), user, password).line());
    }

    private void lookup(String service, String user, When when) {
        ask(
                "lookup for " + service + ": " + user,
                when,
                site -> site.authMaster().passdb(service, user));
    }

    private void ask(String name, When when, Function<MailSite, String> question) {
        ask(name, site -> when, question);
    }

    private void ask(String name, Function<MailSite, When> when, Function<MailSite, String> question) {
        all.add(new LoginCase(name, when, question));
    }
}
