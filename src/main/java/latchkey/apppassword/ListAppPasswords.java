package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import latchkey.audit.AuditEntry;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** An account's app passwords as its owner sees them; another account's do not exist. */
@ApplicationScoped
public class ListAppPasswords {
    private static final int MOST_STORIES = 500;

    private final AppPassword.Repository appPasswords;

    ListAppPasswords(AppPassword.Repository appPasswords) {
        this.appPasswords = appPasswords;
    }

    @Transactional
    public List<AppPasswordView> liveOf(MailAddress account) {
        return appPasswords
                .find(
                        "address = ?1 and shownAt is not null and state = ?2 order by createdAt desc",
                        account.toString(),
                        AppPassword.State.live)
                .stream()
                .map(AppPassword::view)
                .toList();
    }

    @Transactional
    public AppPasswordView one(MailAddress account, UUID id) {
        return appPasswords.seen(account, id).map(AppPassword::view).orElseThrow(Refusal.NotFound::new);
    }

    /** All that were ever shown, live ones first, each with the act that revoked it. */
    @Transactional
    public List<AppPasswordStory> storiesOf(MailAddress account) {
        return appPasswords
                .getEntityManager()
                .createQuery(
                        "select p, e from AppPassword p left join AuditEntry e on e.address = p.address"
                                + " and e.thing = cast(p.id as String) and e.what in (APP_PASSWORD_REVOKED,"
                                + " APP_PASSWORD_LEAKED)"
                                + " where p.address = :address and p.shownAt is not null"
                                + " order by p.state desc, p.createdAt desc",
                        Object[].class)
                .setParameter("address", account.toString())
                .setMaxResults(MOST_STORIES)
                .getResultList()
                .stream()
                .map(row -> ((AppPassword) row[0]).story((AuditEntry) row[1]))
                .toList();
    }

    /** For the helpdesk, which has no account of its own to ask by. */
    @Transactional
    public AppPasswordView ofAnybody(UUID id, StaffDomains within) {
        return appPasswords
                .findByIdOptional(id)
                .filter(appPassword -> appPassword.shownAt != null)
                .map(AppPassword::view)
                .filter(view -> within.hold(view.account()))
                .orElseThrow(Refusal.NotFound::new);
    }
}
