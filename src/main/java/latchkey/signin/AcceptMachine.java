package latchkey.signin;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import latchkey.web.Roles;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a bearer token of the machines' tenant the one role of a machine, and none that a person has. */
@ApplicationScoped
class AcceptMachine {
    /** The name of the tenant in the configuration: {@code quarkus.oidc.api}. */
    private static final String TENANT = "api";

    private final String role;

    AcceptMachine(@ConfigProperty(name = "latchkey.api.role", defaultValue = "offboarding") String role) {
        this.role = role;
    }

    boolean isOne(SecurityIdentity identity) {
        return TENANT.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
    }

    SecurityIdentity withRole(SecurityIdentity identity) {
        QuarkusSecurityIdentity.Builder machine = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        return identity.hasRole(role) ? machine.addRole(Roles.MACHINE).build() : machine.build();
    }
}
