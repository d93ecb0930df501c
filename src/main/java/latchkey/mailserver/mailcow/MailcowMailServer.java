package latchkey.mailserver.mailcow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import latchkey.mailserver.Bans;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.HeldAppPasswords;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailboxDirectory;
import latchkey.mailserver.MainPasswordSwitch;
import latchkey.mailserver.SelfCheck;
import latchkey.mailserver.Traits;
import latchkey.mailserver.TrialLogin;
import org.jboss.logging.Logger;

/** A mailcow, which holds app passwords of its own: ours among them, each by its hash and found by its name. */
final class MailcowMailServer implements MailServer {
    private static final Logger LOG = Logger.getLogger(MailcowMailServer.class);
    private static final Duration TOLD = Duration.ofSeconds(20);

    private final Mailcow mailcow;
    private final AppPasswordsThere there;
    private final MainPasswordSwitch mainPasswords;
    private final MailboxDirectory mailboxes;
    private final ForeignAppPasswords foreign;
    private final HeldAppPasswords held;
    private final SelfCheck selfCheck;
    private final Bans bans;

    MailcowMailServer(Mailcow mailcow, SecondFactors secondFactors, TrialLogin trialLogin, Clock clock) {
        this.mailcow = mailcow;
        this.there = new AppPasswordsThere(mailcow.api());
        this.mainPasswords = new ProtocolAccess(mailcow.api());
        this.mailboxes = new MailcowMailboxes(mailcow, secondFactors);
        this.foreign = new MadeInMailcow(mailcow, there);
        this.held = new HeldInMailcow(mailcow.api(), there, this);
        this.selfCheck = new MailcowSelfCheck(mailcow, this, there, trialLogin);
        this.bans = new MailcowBans(mailcow.api(), clock);
    }

    @Override
    public String key() {
        return mailcow.key();
    }

    /** Its Dovecot goes on to take what it has taken once. */
    @Override
    public Traits traits() {
        return new Traits(mailcow.settings().remembersFor(), TOLD);
    }

    @Override
    public Handle publish(Credential credential) {
        return mailcow.api().alone(credential.address(), () -> {
            List<AppPasswordRow> before = ours(credential);
            if (before.isEmpty()) {
                add(credential);
            } else {
                bringInLine(credential, before);
            }
            return new Handle(asWanted(credential).id());
        });
    }

    /**
     * mailcow does not tell the id of what it has just made. If the connection broke, it is looked whether it was made all
     * the same; after a time-out it may still be made later, so nothing is promised.
     */
    private void add(Credential credential) {
        try {
            there.add(credential);
        } catch (MailcowApi.Unanswered broken) {
            if (ours(credential).isEmpty()) {
                throw broken;
            }
        }
    }

    /** Not by the number: after a mailcow was restored from a backup it may be another one's. */
    @Override
    public void withdraw(Credential credential, Handle handle) {
        mailcow.api().alone(credential.address(), () -> {
            there.of(credential.address()).stream()
                    .filter(row -> row.isOf(credential))
                    .forEach(row -> there.delete(row, credential.address()));
            return true;
        });
    }

    /** Until mailcow has given it a number, by its name. */
    @Override
    public Handle handleFor(Credential credential) {
        return new Handle(OurName.token(credential.selector()));
    }

    @Override
    public void change(Credential credential, Handle handle) {
        mailcow.api().alone(credential.address(), () -> {
            List<AppPasswordRow> before = ours(credential);
            if (!before.isEmpty()) {
                bringInLine(credential, before);
                var unused = asWanted(credential);
            }
            return true;
        });
    }

    /** One stays, as it should be; what a try that was given up has left beside it goes. */
    private void bringInLine(Credential credential, List<AppPasswordRow> rows) {
        AppPasswordRow stays = rows.get(0);
        rows.stream().skip(1).forEach(row -> there.delete(row, credential.address()));
        if (!stays.isAsWanted(credential)) {
            there.edit(stays, credential);
        }
    }

    /** Success is what mailcow lists, not what it says. */
    private AppPasswordRow asWanted(Credential credential) {
        List<AppPasswordRow> rows = ours(credential);
        if (rows.size() == 1 && rows.get(0).isAsWanted(credential)) {
            return rows.get(0);
        }
        LOG.warnf("%s: %s is not there as it was sent", mailcow.key(), credential);
        throw new Unreachable("mailcow did not make the app password as it was sent");
    }

    private List<AppPasswordRow> ours(Credential credential) {
        return there.of(credential.address()).stream()
                .filter(row -> row.isOf(credential))
                .toList();
    }

    @Override
    public Optional<SelfCheck> selfCheck() {
        return Optional.of(selfCheck);
    }

    @Override
    public Optional<HeldAppPasswords> heldAppPasswords() {
        return Optional.of(held);
    }

    @Override
    public Optional<MainPasswordSwitch> mainPasswordSwitch() {
        return Optional.of(mainPasswords);
    }

    @Override
    public Optional<MailboxDirectory> mailboxDirectory() {
        return Optional.of(mailboxes);
    }

    @Override
    public Optional<ForeignAppPasswords> foreignAppPasswords() {
        return Optional.of(foreign);
    }

    @Override
    public Optional<Bans> bans() {
        return Optional.of(bans);
    }
}
