package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.mailserver.CheckMailbox.Names;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.jboss.logging.Logger;

/**
 * Whether a refused account would be refused at a domain's mail server by every name and mechanism. Logs in there, so it
 * takes seconds and is not for a transaction. What cannot be found out is not ready.
 */
@ApplicationScoped
public class Readiness {
    private static final Logger LOG = Logger.getLogger(Readiness.class);
    private static final Duration WITHIN = Duration.ofSeconds(8);

    private final MailServers servers;
    private final MailServerTrust trust;
    private final TrialLogin trialLogin;
    private final CheckMailbox checkMailbox;
    private final CheckAppPassword appPassword;
    private final ScriptVersions scripts;

    Readiness(
            MailServers servers,
            MailServerTrust trust,
            TrialLogin trialLogin,
            CheckMailbox checkMailbox,
            CheckAppPassword appPassword,
            ScriptVersions scripts) {
        this.servers = servers;
        this.trust = trust;
        this.trialLogin = trialLogin;
        this.checkMailbox = checkMailbox;
        this.appPassword = appPassword;
        this.scripts = scripts;
    }

    /** What must be so before a rule may be switched on. */
    public enum Check {
        /** It can be reached by IMAP, with a certificate that is trusted: else nothing else can be found out. */
        ANSWERS,
        /** No login past the Lua: {@code plain login xoauth2 oauthbearer} and no others. */
        MECHANISMS,
        /** Both scripts report, in the version that is expected. */
        SCRIPTS,
        /** The check mailbox gets in by its alias while it is allowed: else nothing that follows proves anything. */
        CHECK_MAILBOX,
        /** It is refused by its address. */
        REFUSED,
        /** An app password of it gets in, and not once it has ended: no cache remembers that. */
        CACHE,
        /** It is refused by a name that only the directory knows: its login came back canonical. */
        REFUSED_BY_ALIAS,
        /** Its API can be reached, with a certificate that is trusted. */
        API_ANSWERS,
        /** The key is known to it, from this network, and may write. */
        API_KEY,
        /** It is a version that refuses main passwords as the portal expects. */
        API_VERSION,
        /** Its clock, by which it writes its logs, goes as the portal's. */
        API_CLOCK,
        /** An app password of its check mailbox can be made, gets in, can be narrowed and ended. */
        APP_PASSWORDS,
        /** Its list of mailboxes names the check mailbox. */
        MAILBOX_LIST,
        /** The main password of its check mailbox can be refused, and taken again as it was. */
        MAIN_PASSWORD_SWITCH
    }

    /** @param detail a name or an error as the server said it; not a sentence, and may be empty */
    public record Finding(Check check, boolean met, String detail) {}

    public List<Finding> of(Domain domain) {
        return servers.find(domain.mailServer())
                .flatMap(MailServer::selfCheck)
                .map(own -> own.of(domain))
                .orElseGet(() -> byLogins(domain));
    }

    private List<Finding> byLogins(Domain domain) {
        List<Finding> findings = new ArrayList<>();
        Endpoint imap = domain.endpoints().get(Protocol.IMAP);
        Optional<Set<String>> offered = imap == null ? Optional.empty() : offered(imap);
        findings.add(new Finding(Check.ANSWERS, offered.isPresent(), imap == null ? "" : imap.toString()));
        if (imap != null && offered.isPresent()) {
            findings.add(mechanisms(offered.get()));
            findings.addAll(logins(imap, domain.mailServer()));
        }
        // Last, because the check logins themselves are reported by both scripts.
        findings.add(scripts());
        return findings;
    }

    private Optional<Set<String>> offered(Endpoint imap) {
        try {
            return Optional.of(Mechanisms.offered(imap, trust.tls(), WITHIN));
        } catch (IOException unreachable) {
            LOG.infof("Mechanisms of %s cannot be read: %s", imap, unreachable.getMessage());
            return Optional.empty();
        }
    }

    private static Finding mechanisms(Set<String> offered) {
        Set<String> unsafe = new TreeSet<>(offered);
        unsafe.removeAll(Mechanisms.SAFE);
        return new Finding(Check.MECHANISMS, !offered.isEmpty() && unsafe.isEmpty(), String.join(" ", unsafe));
    }

    private Finding scripts() {
        List<ScriptVersions.Seen> all = scripts.all();
        String behind = all.stream()
                .filter(seen -> !seen.asExpected())
                .map(ScriptVersions.Seen::source)
                .collect(Collectors.joining(" "));
        return new Finding(Check.SCRIPTS, !all.isEmpty() && behind.isEmpty(), behind);
    }

    private List<Finding> logins(Endpoint imap, String mailServer) {
        return checkMailbox
                .names()
                .map(names -> checkMailbox.alone(() -> logins(imap, mailServer, names)))
                .orElseGet(() -> List.of(new Finding(Check.CHECK_MAILBOX, false, "latchkey.check.*")));
    }

    /** Refused, allowed for a moment, refused again: in this order, so that what is remembered is noticed. */
    private List<Finding> logins(Endpoint imap, String mailServer, Names names) {
        String address = names.address().toString();
        if (!checkMailbox.allowForAMinute(names)) {
            return List.of(
                    new Finding(Check.CHECK_MAILBOX, false, names.address().domain()));
        }
        checkMailbox.refuse(names);
        TrialLogin.Result refused = login(imap, address, names.password());
        TrialLogin.Result allowed;
        TrialLogin.Result allowedByAlias;
        checkMailbox.allowForAMinute(names);
        try {
            allowed = login(imap, address, names.password());
            allowedByAlias = login(imap, names.alias(), names.password());
        } finally {
            checkMailbox.refuse(names);
        }
        boolean uncached = allowed == TrialLogin.Result.ACCEPTED
                && login(imap, address, names.password()) == refused
                && endsAtOnce(imap, mailServer, names.address());
        return List.of(
                new Finding(Check.CHECK_MAILBOX, allowedByAlias == TrialLogin.Result.ACCEPTED, names.alias()),
                new Finding(Check.REFUSED, refused == TrialLogin.Result.REFUSED, address),
                new Finding(Check.CACHE, uncached, address),
                new Finding(
                        Check.REFUSED_BY_ALIAS,
                        login(imap, names.alias(), names.password()) == TrialLogin.Result.REFUSED,
                        names.alias()));
    }

    /** What is refused or passed on no cache of Dovecot 2.3 remembers: only an app password that got in shows it. */
    private boolean endsAtOnce(Endpoint imap, String mailServer, MailAddress address) {
        String secret;
        TrialLogin.Result given;
        try (CheckAppPassword.Given one = appPassword.give(address, mailServer)) {
            secret = one.secret();
            given = login(imap, address.toString(), secret);
        } catch (MailServer.Unreachable unreachable) {
            LOG.infof("No app password could be tried at %s: %s", imap, unreachable.getMessage());
            return false;
        }
        return given == TrialLogin.Result.ACCEPTED
                && login(imap, address.toString(), secret) == TrialLogin.Result.REFUSED;
    }

    private TrialLogin.Result login(Endpoint imap, String login, String password) {
        return trialLogin
                .tryAll(Map.of(Protocol.IMAP, imap), login, password, WITHIN)
                .getOrDefault(Protocol.IMAP, TrialLogin.Result.UNPROVED);
    }
}
