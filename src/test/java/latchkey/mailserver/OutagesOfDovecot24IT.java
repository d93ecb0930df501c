package latchkey.mailserver;

import static latchkey.mailserver.MailServersToBreak.ALL_TEMPORARY;
import static latchkey.mailserver.MailServersToBreak.AS_EVER;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_DIRECTORY;
import static latchkey.mailserver.MailServersToBreak.WITHOUT_THE_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

/** What breaks for a Dovecot 2.4, as {@link OutagesIT} has it for 2.3. */
class OutagesOfDovecot24IT {
    private static final MailSites SITES = new MailSites();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(SITES.mariaDb(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final Slapd DIRECTORY = SITES.directory();
    private static final HaProxy PROXY = SITES.haProxy();
    private static final Map<ExistingPassdb, MailSite> ALL = new EnumMap<>(ExistingPassdb.class);

    private final List<Answers> told = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(MailSites.canRun(DovecotVersion.V2_4), "Dovecot 2.4 needs root");
        DATABASE.start();
        PROXY.start(DATABASE.mariaDb());
        DIRECTORY.start(MailServersToBreak.MAILBOXES);
        for (ExistingPassdb existing : List.of(
                ExistingPassdb.PASSWD_FILE, ExistingPassdb.LDAP_BIND_PREFETCH, ExistingPassdb.LDAP_READ_USERDB)) {
            MailSite site = SITES.site(DovecotVersion.V2_4, existing, MailServersToBreak.MAILBOXES, Map.of(), 1);
            site.install();
            ALL.put(existing, site);
        }
        ALL.values().parallelStream().forEach(MailSite::start);
    }

    @AfterAll
    static void end() {
        ALL.values().parallelStream().forEach(MailSite::stop);
        SITES.close();
    }

    @Test
    void aBrokenPieceIsNeverAWrongPasswordAndNeverAWayIn() throws SQLException {
        MailSite first = site(ExistingPassdb.PASSWD_FILE);
        MailSite last = site(ExistingPassdb.LDAP_READ_USERDB);
        MailSite searched = site(ExistingPassdb.LDAP_BIND_PREFETCH);

        ask("nothing", AS_EVER, first, last, searched);
        DATABASE.killConnections();
        ask("connections killed", AS_EVER, first, last, searched);
        DATABASE.mariaDb().stop();
        ask("database stopped", ALL_TEMPORARY, first, last, searched);
        List<String> delivered = ALL.values().stream()
                .map(site -> site.authMaster().passdb("lmtp", "refused@example.org"))
                .toList();
        DATABASE.mariaDb().restart();
        ask("database back", AS_EVER, first, last, searched);
        first.without("latchkey-first.lua");
        last.without("latchkey-last.lua");
        searched.change("latchkey.conf.lua", text -> text.replace("password = \"", "password = \"not "));
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("first Lua missing", ALL_TEMPORARY, first);
        ask("second Lua missing", WITHOUT_THE_SECOND, last);
        ask("wrong password of the database user", ALL_TEMPORARY, searched);
        ALL.values().forEach(MailSite::install);
        first.change("latchkey.conf.lua", text -> text.replace("\"latchkey\",", "\"no_view\","));
        searched.change("latchkey.conf.lua", text -> text.replace("\"latchkey\",", "\"no_definer\","));
        last.change(
                "latchkey-last.lua",
                text -> text.replace(
                        "local function canonical_user(request)",
                        "local function canonical_user(request)\n    error('planted')"));
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("view missing", ALL_TEMPORARY, first);
        ask("definer missing", ALL_TEMPORARY, searched);
        ask("second Lua raises an error", WITHOUT_THE_SECOND, last);
        ALL.values().forEach(MailSite::install);
        ALL.values().forEach(site -> site.reachDatabaseAt("127.0.0.1", PROXY.port()));
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("behind HAProxy", AS_EVER, first, last, searched);
        DATABASE.mariaDb().freeze();
        try {
            ask("database frozen, behind HAProxy", ALL_TEMPORARY, first, last, searched);
        } finally {
            DATABASE.mariaDb().thaw();
        }
        ALL.values().forEach(MailSite::install);
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("all in place again", AS_EVER, first, last, searched);
        DIRECTORY.stop();
        ask("directory down", WITHOUT_DIRECTORY, last, searched);

        MailServersToBreak.print(told);
        assertThat(told).allSatisfy(MailServersToBreak::asExpected);
        MailServersToBreak.saidAlike(told);
        assertThat(delivered).allSatisfy(answer -> assertThat(answer).startsWith("found"));
    }

    private void ask(String what, Map<Who, Outcome> expected, MailSite... sites) {
        List<CompletableFuture<Answers>> asked = new ArrayList<>();
        for (MailSite site : sites) {
            asked.add(new Outage(what + ", " + site, site, "127.98.0.1", expected)
                    .answers(whoAndWhat -> MailServersToBreak.password(DATABASE, whoAndWhat), site.clients()));
        }
        asked.forEach(answers -> told.add(answers.join()));
    }

    private static MailSite site(ExistingPassdb existing) {
        return java.util.Objects.requireNonNull(ALL.get(existing));
    }
}
