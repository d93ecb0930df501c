package latchkey.mailcow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What mailcow's database and Redis hold. */
public final class MailcowState {
    final StubClock clock;
    private final Map<String, StubMailbox> mailboxes = new TreeMap<>();
    private final Map<Integer, StubAppPassword> appPasswords = new TreeMap<>();
    private int lastId;
    volatile String version = "2026-07a";
    volatile int policyLength = 6;
    volatile boolean servesReducedList = true;
    volatile boolean losesProtocols;
    volatile boolean ignoresSwitches;
    final SaslLog saslLog;
    final LogRing dovecot;
    final LogRing postfix;
    final LogRing netfilter;
    final StubBans bans;

    MailcowState(StubClock clock) {
        this.clock = clock;
        this.saslLog = new SaslLog(clock);
        this.dovecot = new LogRing("dovecot", clock);
        this.postfix = new LogRing("postfix/smtps/smtpd", clock);
        this.netfilter = new LogRing("netfilter", clock);
        this.bans = new StubBans(clock);
    }

    public synchronized StubMailbox addMailbox(String address, String mainPassword) {
        StubMailbox mailbox = new StubMailbox(address, mainPassword);
        mailboxes.put(address, mailbox);
        return mailbox;
    }

    /** Its app passwords go with it. */
    public synchronized void removeMailbox(String address) {
        mailboxes.remove(address);
        appPasswords.values().removeIf(one -> one.mailbox.equals(address));
    }

    public synchronized Optional<StubMailbox> mailbox(String address) {
        return Optional.ofNullable(mailboxes.get(address));
    }

    synchronized List<StubMailbox> mailboxesOf(Optional<String> domain) {
        return mailboxes.values().stream()
                .filter(one -> domain.isEmpty() || one.domain.equals(domain.get()))
                .toList();
    }

    /**
     * As its owner would make one on mailcow's own page.
     *
     * @param services {@code imap}, {@code smtp}, {@code dav}, …
     */
    public synchronized StubAppPassword addAppPassword(
            String address, String name, String password, Collection<String> services) {
        Set<String> scopes =
                services.stream().map(service -> service + "_access").collect(Collectors.toSet());
        return insert(address, Escaped.once(name), password, scopes, true);
    }

    synchronized StubAppPassword insert(
            String address, String escapedName, String password, Set<String> scopes, boolean active) {
        StubMailbox owner =
                mailbox(address).orElseThrow(() -> new IllegalArgumentException("there is no mailbox " + address));
        StubAppPassword made = new StubAppPassword(
                ++lastId,
                escapedName,
                owner,
                PasswordScheme.kept(password),
                clock.local(clock.instant()),
                scopes,
                active);
        appPasswords.put(made.id, made);
        return made;
    }

    public synchronized Optional<StubAppPassword> appPassword(int id) {
        return Optional.ofNullable(appPasswords.get(id));
    }

    public synchronized List<StubAppPassword> appPasswordsOf(String address) {
        return appPasswords.values().stream()
                .filter(one -> one.mailbox.equals(address))
                .toList();
    }

    /** As its owner would on mailcow's own page. */
    public synchronized void switchOff(int id) {
        appPassword(id).ifPresent(one -> one.active = false);
    }

    /** As its owner would on mailcow's own page. */
    public synchronized boolean removeAppPassword(int id) {
        return appPasswords.remove(id) != null;
    }

    public void version(String another) {
        version = another;
    }

    /** As if every protocol it is sent were misspelt. */
    public void losesProtocols(boolean now) {
        losesProtocols = now;
    }

    /** It says that a mailbox was changed, and has not changed it. */
    public void ignoresSwitches(boolean now) {
        ignoresSwitches = now;
    }

    public void policyLength(int characters) {
        policyLength = characters;
    }

    /** The undocumented list is not there. */
    public void withoutReducedList() {
        servesReducedList = false;
    }

    public SaslLog saslLog() {
        return saslLog;
    }

    public LogRing dovecotLog() {
        return dovecot;
    }

    public LogRing postfixLog() {
        return postfix;
    }

    public LogRing netfilterLog() {
        return netfilter;
    }

    public StubBans bans() {
        return bans;
    }
}
