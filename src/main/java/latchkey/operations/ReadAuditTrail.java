package latchkey.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import latchkey.account.Keepers;
import latchkey.audit.AuditEntry;
import latchkey.audit.AuditFilter;
import latchkey.audit.AuditView;
import latchkey.shared.StaffDomains;

/** Reads what was done; people are found by part of their name, by their mailbox, or by the identity itself. */
@ApplicationScoped
class ReadAuditTrail {
    private final AuditEntry.Repository entries;
    private final Keepers keepers;

    ReadAuditTrail(AuditEntry.Repository entries, Keepers keepers) {
        this.entries = entries;
        this.keepers = keepers;
    }

    @Transactional
    List<AuditView> read(AuditFilter filter, StaffDomains within, int most) {
        return filter.who().filter(Set::isEmpty).isPresent() ? List.of() : entries.search(filter, within, most);
    }

    Set<String> whoIs(String text, StaffDomains within) {
        Set<String> who = new HashSet<>(Set.of(text));
        keepers.find(text, within).forEach(person -> who.add(person.issuer() + " " + person.subject()));
        return who;
    }
}
