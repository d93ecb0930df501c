package latchkey.mailclient.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.mailclient.format.Servers;
import latchkey.web.SiteName;

/** The servers of a domain that is served. Mailboxes are not looked at, so that no answer and no delay can tell of one. */
@ApplicationScoped
class ServedDomains {
    private final Domain.Repository domains;
    private final SiteName siteName;

    ServedDomains(Domain.Repository domains, SiteName siteName) {
        this.domains = domains;
        this.siteName = siteName;
    }

    /** Empty also where mail cannot be read and sent: a client goes on to ask elsewhere then. */
    @Transactional
    public Optional<Servers> find(String name) {
        return domains.findByIdOptional(name)
                .map(domain -> new Servers(domain.name(), siteName.text(), domain.endpoints()))
                .filter(Servers::readAndSend);
    }
}
