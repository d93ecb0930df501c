package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import latchkey.apppassword.AppPassword.State;
import latchkey.audit.AuditEntry;
import latchkey.shared.MailAddress;

/** Many app passwords at once, in the caller's transaction. */
@ApplicationScoped
class AppPasswordQueries {
    private static final int MOST_STORIES = 500;
    private static final int AT_ONCE = 100;

    private static final String TO_WITHDRAW = "from AppPassword p, Account a, Domain d"
            + " where a.address = p.address and d.name = a.domain and p.state = ended and p.withdrawnAt is null";

    private static final String STORIES = "select p, e from AppPassword p left join AuditEntry e"
            + " on e.address = p.address and e.thing = cast(p.id as String)"
            + " and e.what in (APP_PASSWORD_REVOKED, APP_PASSWORD_LEAKED)"
            + " where p.address = :address and p.shownAt is not null order by p.state desc, p.createdAt desc";

    private final AppPassword.Repository appPasswords;

    AppPasswordQueries(AppPassword.Repository appPasswords) {
        this.appPasswords = appPasswords;
    }

    List<AppPassword> liveOf(MailAddress account) {
        return appPasswords
                .find(
                        "address = ?1 and shownAt is not null and state = ?2 order by createdAt desc",
                        account.toString(),
                        State.live)
                .list();
    }

    /** How many there are, without those that another one is about to replace. */
    long lasting(MailAddress account) {
        return appPasswords.count(
                "from AppPassword p where p.address = ?1 and p.state <> ?2 and not exists"
                        + " (select 1 from AppPassword s where s.id = p.successorId and s.state <> ?2)",
                account.toString(),
                State.ended);
    }

    List<AppPassword> endedSince(MailAddress account, Instant instant) {
        return appPasswords
                .find(
                        "address = ?1 and state = ?2 and endedAt > ?3 order by endedAt desc",
                        account.toString(),
                        State.ended,
                        instant)
                .page(0, MOST_STORIES)
                .list();
    }

    /** What nobody used, and what its owner can still bring back. */
    List<AppPassword> expiredSince(MailAddress account, Instant instant) {
        return appPasswords
                .find(
                        "address = ?1 and state = ?2 and endedWhy = ?3 and endedAt > ?4 and secretHash <> ''"
                                + " order by endedAt desc",
                        account.toString(),
                        State.ended,
                        AppPassword.Ended.expired,
                        instant)
                .list();
    }

    /** All that were ever shown, live ones first, each with the act that revoked it. */
    List<AppPasswordStory> storiesOf(MailAddress account) {
        return appPasswords
                .getEntityManager()
                .createQuery(STORIES, Object[].class)
                .setParameter("address", account.toString())
                .setMaxResults(MOST_STORIES)
                .getResultList()
                .stream()
                .map(row -> AppPasswordStory.of((AppPassword) row[0], (AuditEntry) row[1]))
                .toList();
    }

    List<UUID> unshownBefore(Instant instant) {
        return appPasswords
                .find("state = ?1 and createdAt < ?2", State.publishing, instant)
                .page(0, AT_ONCE)
                .list()
                .stream()
                .map(unshown -> unshown.id)
                .toList();
    }

    List<String> serversToTell() {
        return appPasswords
                .getEntityManager()
                .createQuery("select distinct d.mailServer " + TO_WITHDRAW, String.class)
                .getResultList();
    }

    /** In no order: some that a server never takes must not hold up the others for ever. */
    List<AppPassword> toWithdraw(String mailServer) {
        return appPasswords
                .find("select p " + TO_WITHDRAW + " and d.mailServer = ?1 order by rand()", mailServer)
                .page(0, AT_ONCE)
                .list();
    }

    /** Of mailboxes at this mail server that have ever had one, in the order of their addresses. */
    List<MailAddress> mailboxesAfter(String address, String mailServer, int most) {
        return appPasswords
                .getEntityManager()
                .createQuery(
                        "select distinct p.address from AppPassword p, Account a, Domain d where a.address = p.address"
                                + " and d.name = a.domain and d.mailServer = :server and p.address > :after"
                                + " order by p.address",
                        String.class)
                .setParameter("server", mailServer)
                .setParameter("after", address)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(MailAddress::of)
                .toList();
    }
}
