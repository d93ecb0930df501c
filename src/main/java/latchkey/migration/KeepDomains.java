package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.web.SiteName;
import org.jspecify.annotations.Nullable;

/** Adds and changes domains, and names the site. A domain's rule is no business of this: it has a plan. */
@ApplicationScoped
public class KeepDomains {
    private static final int LONGEST_NOTE = 300;

    private final Domain.Repository domains;
    private final MoveDomain moveDomain;
    private final SiteName siteName;
    private final AuditTrail auditTrail;

    KeepDomains(Domain.Repository domains, MoveDomain moveDomain, SiteName siteName, AuditTrail auditTrail) {
        this.domains = domains;
        this.moveDomain = moveDomain;
        this.siteName = siteName;
        this.auditTrail = auditTrail;
    }

    /** @return false if it is served already */
    @Transactional
    public boolean add(DomainForm form, StaffDomains within, Actor by) {
        within.requireAll();
        String name = form.domain().orElseThrow();
        boolean added = domains.addOnce(name);
        if (added) {
            Domain domain = domains.findById(name);
            domain.serve(form.endpoints(), form.contactText());
            form.chosenServer().ifPresent(domain::moveTo);
            auditTrail.recordOf(by, Act.DOMAIN_ADDED, name);
        }
        return added;
    }

    /**
     * Which mail server keeps the mailboxes is the whole site's business, and so is where it is reached: there the portal
     * tries app passwords and its own check password before anybody else hears of them.
     *
     * @return false, and nothing is changed, if its mail server still holds what the portal has put there
     */
    @Transactional
    public boolean change(String name, DomainForm form, StaffDomains within, Actor by) {
        within.require(name);
        Domain domain = domains.lock(name).orElseThrow(Refusal.NotFound::new);
        String before = domain.mailServer();
        String after = form.chosenServer().orElse(before);
        List<String> changes = changes(domain.endpoints(), form.endpoints());
        if (!after.equals(before) || !changes.isEmpty()) {
            within.requireAll();
        }
        if (!after.equals(before)) {
            if (!moveDomain.move(domain, after)) {
                return false;
            }
            auditTrail.recordNamed(by, Act.DOMAIN_CHANGED, null, name, before + " → " + after);
        } else if (changes.isEmpty()) {
            auditTrail.recordOf(by, Act.DOMAIN_CHANGED, name);
        }
        changes.forEach(change -> auditTrail.recordNamed(by, Act.DOMAIN_CHANGED, null, name, change));
        domain.serve(form.endpoints(), form.contactText());
        return true;
    }

    /** A protocol each, since all together may not fit. What it was before, an earlier entry says too. */
    static List<String> changes(Map<Protocol, Endpoint> before, Map<Protocol, Endpoint> after) {
        List<String> changes = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            String from = text(before.get(protocol));
            String to = text(after.get(protocol));
            // Names of hosts have no case (RFC 1035 2.3.3), and a form knows small letters only.
            if (!from.equalsIgnoreCase(to)) {
                String whole = protocol.key() + ": " + from + " → " + to;
                changes.add(whole.length() <= LONGEST_NOTE ? whole : protocol.key() + ": … → " + to);
            }
        }
        return changes;
    }

    private static String text(@Nullable Endpoint endpoint) {
        return endpoint == null ? "-" : endpoint.toString();
    }

    @Transactional
    public void nameSite(String name, StaffDomains within, Actor by) {
        within.requireAll();
        siteName.change(name);
        auditTrail.recordOf(by, Act.SITE_NAMED, name);
    }
}
