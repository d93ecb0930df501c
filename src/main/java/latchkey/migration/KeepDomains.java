package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import latchkey.account.Domain;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.web.SiteName;

/** Adds and changes domains, and names the site. A domain's rule is no business of this: it has a plan. */
@ApplicationScoped
public class KeepDomains {
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
     * Which mail server keeps the mailboxes is the whole site's business.
     *
     * @return false, and nothing is changed, if its mail server still holds what the portal has put there
     */
    @Transactional
    public boolean change(String name, DomainForm form, StaffDomains within, Actor by) {
        within.require(name);
        Domain domain = domains.lock(name).orElseThrow(Refusal.NotFound::new);
        String before = domain.mailServer();
        String after = form.chosenServer().orElse(before);
        if (!after.equals(before)) {
            within.requireAll();
            if (!moveDomain.move(domain, after)) {
                return false;
            }
            auditTrail.recordNamed(by, Act.DOMAIN_CHANGED, null, name, before + " → " + after);
        } else {
            auditTrail.recordOf(by, Act.DOMAIN_CHANGED, name);
        }
        domain.serve(form.endpoints(), form.contactText());
        return true;
    }

    @Transactional
    public void nameSite(String name, StaffDomains within, Actor by) {
        within.requireAll();
        siteName.change(name);
        auditTrail.recordOf(by, Act.SITE_NAMED, name);
    }
}
