package latchkey.mailserver;

import static latchkey.mailserver.MailServersToBreak.ALL_TEMPORARY;
import static latchkey.mailserver.MailServersToBreak.AS_EVER;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_DIRECTORY;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_THE_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import latchkey.mailserver.Outage.Answers;
import latchkey.mailserver.Outage.Outcome;
import latchkey.mailserver.Outage.Who;
import latchkey.parts.DovecotVersion;
import latchkey.parts.ExistingPassdb;
import latchkey.parts.HaProxy;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailSite;
import latchkey.parts.MailSites;
import latchkey.parts.Slapd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What breaks while mail servers run: 2.3 beside OpenLDAP, 2.4 beside all. {@link OutagesIT} has 2.3 beside a file. */
class OutagesOfSitesIT {
    private static final String FROM = "127.98.0.1";
    private static final MailSites SITES = new MailSites();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(SITES.mariaDb(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final Slapd DIRECTORY = SITES.directory();
    private static final HaProxy PROXY = SITES.haProxy();
    private static final List<MailSite> ALL = new ArrayList<>();

    /** Something that is wrong with a script of one site. */
    private record Fault(String what, Map<Who, Outcome> expected, Consumer<MailSite> how) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "first Lua: syntax error",
                    ALL_TEMPORARY,
                    site -> site.change("latchkey-first.lua", text -> text + "\nthis is no Lua")),
            new Fault("second Lua: missing", WITHOUT_THE_SECOND, site -> site.without("latchkey-last.lua")),
            new Fault(
                    "second Lua: raises an error",
                    WITHOUT_THE_SECOND,
                    site -> site.change(
                            "latchkey-last.lua",
                            text -> text.replace(
                                    "local function canonical_user(request)",
                                    "local function canonical_user(request)\n    error('planted')"))));

    private final OutageTable told = new OutageTable(DATABASE, FROM);

    @BeforeAll
    static void start() {
        DATABASE.start(OutageDatabase.INBOX_ROWS);
        PROXY.start(DATABASE.mariaDb());
        DIRECTORY.start(MailServersToBreak.MAILBOXES);
        add(DovecotVersion.V2_3, ExistingPassdb.LDAP_BIND_PREFETCH);
        add(DovecotVersion.V2_3, ExistingPassdb.LDAP_READ_USERDB);
        if (MailSites.canRun(DovecotVersion.V2_4)) {
            add(DovecotVersion.V2_4, ExistingPassdb.PASSWD_FILE);
            add(DovecotVersion.V2_4, ExistingPassdb.LDAP_BIND_PREFETCH);
            add(DovecotVersion.V2_4, ExistingPassdb.LDAP_READ_USERDB);
        } else {
            System.out.println("OutagesOfSitesIT: WITHOUT Dovecot 2.4, whose folder only root can make and enter");
        }
        ALL.parallelStream().forEach(MailSite::start);
    }

    @AfterAll
    static void end() {
        ALL.parallelStream().forEach(MailSite::stop);
        SITES.close();
    }

    @Test
    void aBrokenDatabaseIsTemporaryAndItsReturnNeedsNoHand() throws SQLException {
        told.ask("nothing", AS_EVER, ALL);
        DATABASE.killConnections();
        told.ask("connections killed", AS_EVER, ALL);
        DATABASE.changePassword();
        told.ask("wrong password of the database user", ALL_TEMPORARY, ALL);
        DATABASE.changePasswordBack();
        DATABASE.hideView();
        told.ask("view missing", ALL_TEMPORARY, ALL);
        DATABASE.showView();
        DATABASE.dropDefiner();
        told.ask("definer missing", ALL_TEMPORARY, ALL);
        DATABASE.giveDefinerBack();
        DATABASE.mariaDb().stop();
        told.ask("database stopped", ALL_TEMPORARY, ALL);
        List<String> delivered = ALL.stream()
                .map(site -> site.authMaster().passdb("lmtp", "refused@example.org"))
                .toList();
        DATABASE.mariaDb().restart();
        waitUntilWell(ALL);
        told.ask("all in place again", AS_EVER, ALL);

        told.printAndCheck();
        assertThat(delivered).allSatisfy(answer -> assertThat(answer).startsWith("found"));
    }

    @Test
    void aBrokenScriptIsTemporaryFromOneReloadToTheNext() {
        for (int round = 0; round < FAULTS.size(); round++) {
            Map<MailSite, Fault> broken = new LinkedHashMap<>();
            for (int site = 0; site < ALL.size(); site++) {
                broken.put(ALL.get(site), FAULTS.get((site + round) % FAULTS.size()));
            }
            broken.forEach((site, fault) -> fault.how().accept(site));
            ALL.parallelStream().forEach(MailSite::reload);
            ALL.forEach(site -> await().atMost(Duration.ofSeconds(20)).until(() -> !isWell(site)));
            List<CompletableFuture<Answers>> asked = new ArrayList<>();
            broken.forEach((site, fault) -> asked.add(told.asking(fault.what(), fault.expected(), site)));
            asked.forEach(CompletableFuture::join);
            ALL.forEach(OutagesOfSitesIT::install);
            ALL.parallelStream().forEach(MailSite::reload);
            waitUntilWell(ALL);
        }

        told.printAndCheck();
    }

    @Test
    void aFrozenDatabaseHangsOrIsTemporaryBehindHaProxy() {
        List<CompletableFuture<Answers>> hanging;
        boolean hung;
        DATABASE.mariaDb().freeze();
        try {
            hanging = of(site -> !isProxied(site)).stream()
                    .map(site -> told.asking("database frozen and resumed, without HAProxy", AS_EVER, site))
                    .toList();
            told.ask("database frozen, behind HAProxy", ALL_TEMPORARY, of(OutagesOfSitesIT::isProxied));
            hung = hanging.stream().noneMatch(CompletableFuture::isDone);
        } finally {
            DATABASE.mariaDb().thaw();
        }
        waitUntilWell(ALL);

        told.printAndCheck();
        assertThat(hung).as("no answer until it was resumed").isTrue();
    }

    @Test
    void aStoppedDirectoryIsTemporaryAndItsReturnNeedsNoHand() {
        List<MailSite> beside = of(site -> site.existing().isDirectory());
        DIRECTORY.stop();
        told.ask("directory down", WITHOUT_DIRECTORY, beside);
        DIRECTORY.startAgain();
        waitUntilWell(beside);
        told.ask("directory back", AS_EVER, beside);

        told.printAndCheck();
    }

    private static void add(DovecotVersion version, ExistingPassdb existing) {
        MailSite site = SITES.site(version, existing, MailServersToBreak.MAILBOXES, Map.of(), 1);
        install(site);
        ALL.add(site);
    }

    private static List<MailSite> of(Predicate<MailSite> which) {
        return ALL.stream().filter(which).toList();
    }

    private static boolean isProxied(MailSite site) {
        return site.existing() != ExistingPassdb.LDAP_READ_USERDB;
    }

    private static void install(MailSite site) {
        site.install();
        if (isProxied(site)) {
            site.reachDatabaseAt("127.0.0.1", PROXY.port());
        }
    }

    private static void waitUntilWell(List<MailSite> sites) {
        sites.forEach(site -> await().atMost(Duration.ofSeconds(20)).until(() -> isWell(site)));
    }

    private static boolean isWell(MailSite site) {
        return site.client()
                .imaps(FROM, "allowed@example.org", DATABASE.ofAllowed().text())
                .line()
                .startsWith("b OK");
    }
}
