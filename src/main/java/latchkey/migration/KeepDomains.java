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
    private final SiteName siteName;
    private final AuditTrail auditTrail;

    KeepDomains(Domain.Repository domains, SiteName siteName, AuditTrail auditTrail) {
        this.domains = domains;
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
            domains.findById(name).serve(form.endpoints(), form.contactText());
            auditTrail.recordOf(by, Act.DOMAIN_ADDED, name);
        }
        return added;
    }

    @Transactional
    public void change(String name, DomainForm form, StaffDomains within, Actor by) {
        within.require(name);
        Domain domain = domains.findByIdOptional(name).orElseThrow(Refusal.NotFound::new);
        domain.serve(form.endpoints(), form.contactText());
        auditTrail.recordOf(by, Act.DOMAIN_CHANGED, name);
    }

    @Transactional
    public void nameSite(String name, StaffDomains within, Actor by) {
        within.requireAll();
        siteName.change(name);
        auditTrail.recordOf(by, Act.SITE_NAMED, name);
    }
}
