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
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailSite;
import latchkey.parts.MailSites;
import latchkey.parts.Slapd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The outages that the two versions of Dovecot may answer differently; {@link OutagesIT} has all of them, on 2.3. */
class OutagesOfDovecot24IT {
    private static final MailSites SITES = new MailSites();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(SITES.mariaDb(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final Slapd DIRECTORY = SITES.directory();
    private static final Map<ExistingPassdb, MailSite> ALL = new EnumMap<>(ExistingPassdb.class);

    private final List<Answers> told = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(MailSites.canRun(DovecotVersion.V2_4), "Dovecot 2.4 needs root");
        DATABASE.start(5_000_000);
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
        searched.reachDatabase("127.0.0.1", DATABASE.mariaDb().port(), "not it");
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("first Lua missing", ALL_TEMPORARY, first);
        ask("second Lua missing", WITHOUT_THE_SECOND, last);
        ask("wrong password of the database user", ALL_TEMPORARY, searched);
        ALL.values().forEach(MailSite::install);
        ALL.values().parallelStream().forEach(MailSite::restart);
        ask("all in place again", AS_EVER, first, last, searched);
        DIRECTORY.stop();
        ask("directory down", WITHOUT_DIRECTORY, last, searched);

        MailServersToBreak.print(told);
        assertThat(told).allSatisfy(MailServersToBreak::asExpected);
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
