package latchkey.signin;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import latchkey.web.Roles;

/**
 * Where a person is helpdesk and where administrator, as the provider's roles say: {@code admin} for all domains,
 * {@code admin:example.org} for one. An administrator is helpdesk there too. What is none of these gives nothing.
 */
record StaffRoles(StaffDomains helpdesk, StaffDomains admin) {

    static StaffRoles of(Set<String> provided) {
        StaffDomains admin = domains(Roles.ADMIN, provided);
        return new StaffRoles(domains(Roles.HELPDESK, provided).and(admin), admin);
    }

    boolean any() {
        return !helpdesk.none();
    }

    /** A limited one gets a role of its own, so that a route that knows of no limit lets in nobody who has one. */
    Set<String> roles() {
        Set<String> roles = new HashSet<>();
        if (!helpdesk.none()) {
            roles.add(helpdesk.all() ? Roles.HELPDESK : Roles.DOMAIN_HELPDESK);
        }
        if (!admin.none()) {
            roles.add(admin.all() ? Roles.ADMIN : Roles.DOMAIN_ADMIN);
        }
        return roles;
    }

    private static StaffDomains domains(String role, Set<String> provided) {
        if (provided.contains(role)) {
            return StaffDomains.ALL;
        }
        Set<String> named = new HashSet<>();
        for (String value : provided) {
            if (value.startsWith(role + ":")) {
                domain(value.substring(role.length() + 1)).ifPresent(named::add);
            }
        }
        return StaffDomains.of(named);
    }

    /** In the form in which addresses are kept. */
    private static Optional<String> domain(String text) {
        return MailAddress.parse("x@" + text).map(MailAddress::domain);
    }
}
