package latchkey.mailcow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import latchkey.parts.Dovecot;
import latchkey.parts.MailLogin;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A domain on a mailcow, beside example.org on its Dovecot, in one portal. Mail programs talk to a real Dovecot, which
 * remembers logins and asks the stub about the others, as a mailcow's does.
 */
public final class MailcowSite implements AutoCloseable {
    private static final String KEY = "herd" + UUID.randomUUID().toString().substring(0, 6);

    /** As an operator leaves it, where there is time for that: what people are promised is measured then. */
    private static final String EVERY = Boolean.getBoolean("latchkey.full") ? "PT15S" : "PT2S";

    private final Site site;
    private final String domain = KEY + ".example";
    private final MailcowStub mailcow = MailcowStub.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer front;
    private final OwnDovecot dovecot;
    private final RememberedLogins remembered;
    private final Portal portal;

    private MailcowSite(Site site, Path folder) {
        this.site = site;
        try {
            front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        front.createContext("/", this::judge);
        front.setExecutor(threads);
        dovecot = site.parts()
                .ownDovecot("mailcow")
                .askingMailcow("http://127.0.0.1:" + front.getAddress().getPort() + "/");
        remembered = new RememberedLogins(dovecot.log(), mailcow.state());
        Path key = MailcowStub.writeKey(MailcowStub.KEY, folder.resolve("mailcow.key"));
        portal = site.parts()
                .fourthPortal(Map.of(
                        "latchkey.mailcow." + KEY + ".url",
                        mailcow.url().toString(),
                        "latchkey.mailcow." + KEY + ".key-file",
                        key.toString(),
                        "latchkey.mailcow." + KEY + ".logs-every",
                        EVERY,
                        "latchkey.reports.fingerprint-key",
                        "0123456789abcdef0123456789abcdef",
                        "latchkey.bans.every",
                        "PT1S",
                        "latchkey.flush.doveadm." + KEY + ".url",
                        dovecot.doveadmUrl(),
                        "latchkey.flush.doveadm." + KEY + ".key",
                        Dovecot.DOVEADM_KEY));
    }

    /** @param folder for the key */
    public static MailcowSite start(Site site, Path folder) {
        MailcowSite started = new MailcowSite(site, folder);
        started.front.start();
        started.dovecot.start();
        started.remembered.start();
        site.change(
                "INSERT INTO domain (name, mail_server, imap_host, imap_port, smtp_host, smtp_port, helpdesk_contact)"
                        + " VALUES (?, ?, 'localhost', ?, 'localhost', ?, 'Hanna, 0800 123')",
                started.domain,
                KEY,
                Integer.toString(started.dovecot.imapsPort()),
                Integer.toString(started.dovecot.submissionsPort()));
        started.portal.start();
        started.portal.waitUntilReady();
        return started;
    }

    /** What mailcow's PHP does: what this Dovecot remembers itself, the stub need not. */
    private void judge(HttpExchange question) throws IOException {
        try (question) {
            String[] told =
                    new String(question.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            mailcow.flushAuthCache(told[0]);
            String service = told[3].replace("submission", "smtp");
            boolean right = mailcow.login(told[0], told[1], told[2], service);
            if (right) {
                remembered.asked(told[3], told[0], told[2]);
            }
            question.sendResponseHeaders(right ? 200 : 401, -1);
        }
    }

    public MailcowStub mailcow() {
        return mailcow;
    }

    public Portal portal() {
        return portal;
    }

    /** A mailbox for several, whose main password the portal's rule refuses too. */
    public void keptBy(Person custodian, String address) {
        site.change(
                "INSERT INTO account (address, domain, kind, main_password_refused_from)"
                        + " VALUES (?, ?, 'SHARED', UTC_TIMESTAMP(3) - INTERVAL 1 HOUR)",
                address,
                domain);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", address, address);
        site.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = ? AND role = 'OWNER'",
                address,
                custodian.address());
    }

    /** A mailbox without an owner, and not refused by any rule. */
    public String plain(String name) {
        String address = address(name + System.nanoTime());
        site.change("INSERT INTO account (address, domain) VALUES (?, ?)", address, domain);
        return address;
    }

    /** As mailcow's list of mailboxes and its database have told. */
    public void described(String address, String passwordKeptBy, @Nullable Boolean secondFactor) {
        site.change(
                "REPLACE INTO known_mailbox (address, domain, mail_server, active, password_kept_by, second_factor,"
                        + " takes_main_password, seen_at) VALUES (?, ?, ?, TRUE, ?, "
                        + (secondFactor == null
                                ? "NULL"
                                : secondFactor.toString().toUpperCase(Locale.ROOT))
                        + ", 'dav,eas,imap,pop3,sieve,smtp,webmail', UTC_TIMESTAMP(3))",
                address,
                domain,
                KEY,
                passwordKeptBy);
    }

    public String domain() {
        return domain;
    }

    public String address(String login) {
        return login + "@" + domain;
    }

    /** A mail program. */
    public MailLogin client() {
        return dovecot.client();
    }

    @Override
    public void close() {
        portal.stop();
        remembered.close();
        dovecot.close();
        front.stop(0);
        threads.shutdownNow();
        mailcow.close();
        site.change("DELETE FROM account_owner WHERE address LIKE ?", "%@" + domain);
        site.change("DELETE FROM banned_network WHERE mail_server = ?", KEY);
        site.change("DELETE FROM ban_poll WHERE mail_server = ?", KEY);
        // What still waits there for an answer waits for ever.
        site.change("UPDATE domain SET mail_server = 'dovecot' WHERE mail_server = ?", KEY);
    }
}
