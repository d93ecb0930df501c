package latchkey.mailcow;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Logins as a mailcow of 2025-03 and later judges them: app passwords first, then the main password with its source and
 * second factor; Dovecot remembers what was right. Each leaves the lines and rows that the real one leaves.
 */
final class MailLogins {
    private static final List<String> BY_DOVECOT = List.of("imap", "pop3", "smtp", "sieve");
    private static final int MAIN = 0;

    /** From where SOGo logs in to Dovecot itself: for its webmail, and for the mails of a phone by EAS. */
    static final String SOGO = "172.22.1.248";

    /** What such a login is asked for: no way in has a switch of this name. */
    private static final String NO_SERVICE = "NONE";

    private static final int PREFIX = 3;

    private final MailcowState state;
    private final AuthCache cache;
    private final Delays delays;
    private final BooleanSupplier answering;

    MailLogins(MailcowState state, AuthCache cache, Delays delays, BooleanSupplier answering) {
        this.state = state;
        this.cache = cache;
        this.delays = delays;
        this.answering = answering;
    }

    enum Verdict {
        ACCEPTED,
        REFUSED,
        /** The network is shut out: nothing answers. */
        BANNED
    }

    /** @param service {@code imap}, {@code pop3}, {@code smtp} or {@code sieve}; {@code DAV} or {@code EAS} */
    Verdict login(String user, String password, String ip, String service) {
        if (state.bans.banned(ip)) {
            return Verdict.BANNED;
        }
        return BY_DOVECOT.contains(service)
                ? byDovecot(user.toLowerCase(Locale.ROOT), password, ip, service)
                : bySogo(user.toLowerCase(Locale.ROOT), password, ip, service);
    }

    private Verdict byDovecot(String user, String password, String ip, String service) {
        if (cache.knows(service, user, password)) {
            // No question is asked, and sasl_log stays as it is.
            accepted(user, ip, service);
            return Verdict.ACCEPTED;
        }
        String session = UUID.randomUUID().toString().substring(0, 16);
        if (!answering.getAsBoolean()) {
            cache.forget(service, user, password);
            worker(user, ip, session, "HTTP request failed with 502");
            return refused(user, password, ip, service, session);
        }
        boolean sogo = ip.equals(SOGO);
        Optional<Integer> by = verified(user, password, sogo ? NO_SERVICE : service);
        if (by.isEmpty()) {
            delays.failedLogin();
            return refused(user, password, ip, service, session);
        }
        if (!sogo) {
            state.saslLog.replace(service, by.get(), user, ip);
        }
        cache.remember(service, user, password);
        accepted(user, ip, service);
        return Verdict.ACCEPTED;
    }

    private Verdict bySogo(String user, String password, String ip, String service) {
        Optional<Integer> by = verified(user, password, service);
        if (by.isPresent()) {
            state.saslLog.replace(service, by.get(), user, ip);
            if (service.equals("EAS")) {
                // Trap: the mails are fetched by SOGo's own login, with the same password.
                byDovecot(user, password, SOGO, "imap");
            }
            return Verdict.ACCEPTED;
        }
        boolean secondFactorMissing = state.mailbox(user)
                .filter(mailbox -> mailbox.hasActiveSecondFactor() && mailbox.mainPassword.equals(password))
                .isPresent();
        if (secondFactorMissing) {
            // Trap: refused, and yet written down as a success of the main password.
            state.saslLog.replace(service, MAIN, user, ip);
        } else {
            state.bans.failed(ip);
        }
        return Verdict.REFUSED;
    }

    /** @return the app password's id, or 0 for the main password */
    private Optional<Integer> verified(String user, String password, String service) {
        Optional<StubMailbox> mailbox = state.mailbox(user).filter(one -> one.active);
        if (mailbox.isEmpty()) {
            return Optional.empty();
        }
        for (StubAppPassword one : state.appPasswordsOf(user)) {
            if (one.active && (service.equals(NO_SERVICE) || one.takes(service))) {
                delays.hash(PasswordScheme.isCheap(one.password));
                if (PasswordScheme.matches(one.password, password)) {
                    return Optional.of(one.id);
                }
            }
        }
        return mainPasswordIsGood(mailbox.get(), password, service) ? Optional.of(MAIN) : Optional.empty();
    }

    private boolean mainPasswordIsGood(StubMailbox mailbox, String password, String service) {
        if (!mailbox.takes(service)) {
            return false;
        }
        delays.hash(false);
        boolean right = mailbox.mainPassword.equals(password);
        return switch (mailbox.source) {
            case MAILCOW -> right && !mailbox.hasActiveSecondFactor();
            // A second factor of mailcow's own is not asked here.
            case KEYCLOAK -> right && mailbox.attributes.containsKey("mailcow_password");
            case LDAP -> right;
            case GENERIC_OIDC -> false;
        };
    }

    private void accepted(String user, String ip, String service) {
        if (service.equals("smtp")) {
            state.postfix.write("4B1A02: client=unknown[" + ip + "], sasl_method=PLAIN, sasl_username=" + user);
        } else {
            state.dovecot.write(process(service) + ": Login: user=<" + user + ">, method=PLAIN, rip=" + ip
                    + ", lip=172.22.1.250, mpid=4711, TLS, session=<" + UUID.randomUUID() + ">");
        }
    }

    private Verdict refused(String user, String password, String ip, String service, String session) {
        String sha1 = HexFormat.of().formatHex(PasswordScheme.digest("SHA-1", password, new byte[0]), 0, PREFIX);
        worker(user, ip, session, "Password mismatch (SHA1 of given password: " + sha1 + ")");
        if (service.equals("smtp")) {
            state.postfix.write(
                    "warning",
                    "warning: unknown[" + ip + "]: SASL LOGIN authentication failed: authentication failure");
        } else {
            state.dovecot.write(process(service)
                    + ": Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<" + user
                    + ">, method=PLAIN, rip=" + ip + ", lip=172.22.1.250, TLS, session=<" + session + ">");
        }
        state.bans.failed(ip);
        return Verdict.REFUSED;
    }

    private void worker(String user, String ip, String session, String what) {
        state.dovecot.write("auth-worker(4242): conn unix:auth-worker (pid=4240,uid=401): auth-worker<7>: lua(" + user
                + "," + ip + ",<" + session + ">): " + what);
    }

    private static String process(String service) {
        return service.equals("sieve") ? "managesieve-login" : service + "-login";
    }
}
