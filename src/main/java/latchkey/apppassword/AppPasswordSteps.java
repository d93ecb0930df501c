package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.AccountOwner;
import latchkey.account.Domain;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.ForgetLogins;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.SecretMarks;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;

/** The steps of issuing that write, each a short transaction of its own. */
@ApplicationScoped
class AppPasswordSteps {
    private final AppPassword.Repository appPasswords;
    private final AppPasswordQueries queries;
    private final Account.Repository accounts;
    private final AccountOwner.Repository keepers;
    private final Domain.Repository domains;
    private final SecretMarks marks;
    private final AppPasswordPolicy policy;
    private final Succession succession;
    private final TellKeepers tellKeepers;
    private final ForgetLogins forgetLogins;
    private final AuditTrail auditTrail;
    private final Clock clock;

    AppPasswordSteps(
            AppPassword.Repository appPasswords,
            AppPasswordQueries queries,
            Account.Repository accounts,
            AccountOwner.Repository keepers,
            Domain.Repository domains,
            SecretMarks marks,
            AppPasswordPolicy policy,
            Succession succession,
            TellKeepers tellKeepers,
            ForgetLogins forgetLogins,
            AuditTrail auditTrail,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.queries = queries;
        this.accounts = accounts;
        this.keepers = keepers;
        this.domains = domains;
        this.marks = marks;
        this.policy = policy;
        this.succession = succession;
        this.tellKeepers = tellKeepers;
        this.forgetLogins = forgetLogins;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    record Begun(UUID id, PlainPassword secret, MailServer.Credential credential) {}

    /** The app password that this form has made, once it has been shown. */
    @Transactional
    Optional<UUID> shown(MailAddress account, UUID formId) {
        return appPasswords
                .byForm(account, formId)
                .filter(before -> before.shownAt != null)
                .map(before -> before.id);
    }

    /** @return empty if this form has been sent before */
    @Transactional
    Optional<Begun> begin(MailAddress address, IssueAppPassword.Order order, IssueAppPassword.By by) {
        // The account's row lock makes two tabs wait for each other, so that the limit holds and a form counts once.
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (appPasswords.byForm(address, order.formId()).isPresent()) {
            return Optional.empty();
        }
        // Looked at again under the lock: the mailbox may just have been given to somebody else.
        if (!keepers.isOne(address, by.person())) {
            throw new Refusal.NotFound();
        }
        if (!account.active()) {
            throw new Refusal.Conflict(Refusal.Why.ACCOUNT_OFF);
        }
        Optional<AppPassword> predecessor = order.replaces().map(id -> succession.renewable(address, id));
        requireRoom(address, predecessor.isPresent());
        Begun begun = make(address, order, by.person());
        predecessor.ifPresent(one -> one.successorId = begun.id());
        return Optional.of(begun);
    }

    /** Without anybody's order, and never to be shown. */
    @Transactional
    Begun beginUnasked(MailAddress address, IssueAppPassword.Order order, UUID by) {
        return make(address, order, by);
    }

    @Transactional
    void forget(UUID id) {
        appPasswords.deleteById(id);
    }

    private Begun make(MailAddress address, IssueAppPassword.Order order, UUID by) {
        SecureRandom random = new SecureRandom();
        PlainPassword secret = PlainPassword.generate(random);
        while (appPasswords.selectorTaken(address, secret.selector())) {
            secret = PlainPassword.generate(random);
        }
        AppPassword begun = new AppPassword(address, by, secret, SecretHash.of(secret, random), order, clock.instant());
        begun.mark = marks.of(domains.findById(address.domain()).mailServer(), secret.reveal())
                .orElse(null);
        appPasswords.persistAndFlush(begun);
        return new Begun(begun.id, secret, begun.credential());
    }

    /** One that is about to be replaced does not count, so that a full list can be renewed; but not without end. */
    private void requireRoom(MailAddress address, boolean renewed) {
        long others = queries.lasting(address) - (renewed ? 1 : 0);
        if (others >= policy.mostAtOnce() || appPasswords.notEnded(address) >= 2L * policy.mostAtOnce()) {
            throw new Refusal.Conflict(Refusal.Why.TOO_MANY_APP_PASSWORDS);
        }
    }

    @Transactional
    void published(UUID id, MailServer.Handle handle) {
        appPasswords.locked(id).ifPresent(appPassword -> appPassword.published(handle));
    }

    /**
     * The account's row lock lets one come after the other: who switches the mailbox off sees that it is shown, or it is not.
     *
     * @return false if it was withdrawn meanwhile, or the mailbox was switched off
     */
    @Transactional
    boolean show(UUID id, Set<Protocol> unanswered, IssueAppPassword.By by) {
        boolean active = appPasswords
                .addressOf(id)
                .flatMap(accounts::lock)
                .filter(Account::active)
                .isPresent();
        if (!active || !appPasswords.show(id, unanswered)) {
            return false;
        }
        AppPassword shown = appPasswords.findById(id);
        auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_ISSUED, MailAddress.of(shown.address), id);
        // Else the first login of a client would be one that the mail server remembers from the trial, and tells nobody
        // of.
        forgetLogins.of(
                MailAddress.of(shown.address),
                domains.findById(MailAddress.of(shown.address).domain()).mailServer());
        succession.begins(shown, by);
        tellKeepers.issued(shown, by.person());
        return true;
    }

    @Transactional
    boolean isOff(MailAddress address) {
        return accounts.findByIdOptional(address.toString())
                .filter(Account::active)
                .isEmpty();
    }

    @Transactional
    void neverShown(UUID id) {
        appPasswords.locked(id).filter(unshown -> unshown.shownAt == null).ifPresent(unshown -> {
            if (unshown.state == AppPassword.State.publishing) {
                auditTrail.record(
                        AuditTrail.PORTAL,
                        AuditTrail.PORTAL,
                        Act.APP_PASSWORD_NOT_SHOWN,
                        MailAddress.of(unshown.address),
                        id);
            }
            unshown.neverShown(clock.instant());
        });
    }

    /** @param handle by which it was withdrawn; another one by now means that it was published since */
    @Transactional
    void withdrawn(UUID id, String server, Optional<MailServer.Handle> handle) {
        appPasswords
                .locked(id)
                .filter(ended -> ended.state == AppPassword.State.ended)
                .filter(ended -> ended.handle().equals(handle))
                .ifPresent(ended -> {
                    ended.withdrawnAt = clock.instant();
                    forgetLogins.of(MailAddress.of(ended.address), server);
                });
    }
}
