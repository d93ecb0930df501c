package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.shared.StaffDomains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StaffRolesTest {
    @Test
    void aRoleWithoutADomainIsForAll() {
        assertThat(StaffRoles.of(Set.of("helpdesk"))).isEqualTo(new StaffRoles(StaffDomains.ALL, StaffDomains.NONE));
        assertThat(StaffRoles.of(Set.of("admin"))).isEqualTo(new StaffRoles(StaffDomains.ALL, StaffDomains.ALL));
        assertThat(StaffRoles.of(Set.of("admin", "owner")).roles()).containsExactlyInAnyOrder("admin", "helpdesk");
    }

    @Test
    void aRoleWithADomainIsForItAlone() {
        StaffRoles staff = StaffRoles.of(Set.of("helpdesk:a.example", "helpdesk:b.example"));

        assertThat(staff.helpdesk()).isEqualTo(StaffDomains.of(Set.of("a.example", "b.example")));
        assertThat(staff.admin()).isEqualTo(StaffDomains.NONE);
        assertThat(staff.roles()).containsExactly("domain-helpdesk");
    }

    @Test
    void anAdministratorIsHelpdeskWhereHeIsOneAndNowhereElse() {
        StaffRoles staff = StaffRoles.of(Set.of("admin:a.example", "helpdesk:b.example"));

        assertThat(staff.admin()).isEqualTo(StaffDomains.of(Set.of("a.example")));
        assertThat(staff.helpdesk()).isEqualTo(StaffDomains.of(Set.of("a.example", "b.example")));
        assertThat(staff.roles()).containsExactlyInAnyOrder("domain-admin", "domain-helpdesk");
    }

    @Test
    void theHelpdeskOfAllMayBeAdministratorOfOne() {
        StaffRoles staff = StaffRoles.of(Set.of("helpdesk", "admin:a.example", "helpdesk:b.example"));

        assertThat(staff.helpdesk()).isEqualTo(StaffDomains.ALL);
        assertThat(staff.admin().cover("b.example")).isFalse();
        assertThat(staff.roles()).containsExactlyInAnyOrder("domain-admin", "helpdesk");
    }

    @ParameterizedTest
    @CsvSource({
        "helpdesk:EXAMPLE.org, example.org",
        "helpdesk:b\u00FCcher.example, xn--bcher-kva.example",
        "helpdesk:example.org.evil, example.org.evil",
        "helpdesk:evil.example.org, evil.example.org"
    })
    void aDomainIsComparedAsAWholeInItsStoredForm(String role, String domain) {
        assertThat(StaffRoles.of(Set.of(role)).helpdesk()).isEqualTo(StaffDomains.of(Set.of(domain)));
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "helpdesk:",
                "helpdesk:*",
                "helpdesk: ",
                "helpdesk:EXAMPLE.ORG ",
                "helpdesk: example.org",
                "helpdesk:example.org\n",
                "helpdesk:example.org.",
                "helpdesk:.example.org",
                "helpdesk:*.example.org",
                "helpdesk:@example.org",
                "helpdesk:alice@example.org",
                "helpdesk:a.example,b.example",
                "helpdesk:%",
                "helpdesk:exa_mple.org",
                "helpdesk:\uFF45xample.org",
                "helpdesk:example\u3002org",
                "helpdesk:stra\u00DFe.example",
                "helpdesk::example.org",
                "Helpdesk:example.org",
                "HELPDESK",
                " helpdesk",
                "helpdesk ",
                "helpdeskexample.org",
                "helpdesks:example.org",
                "domain-helpdesk",
                "domain-admin",
                "owner",
                "");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseGivesNothing(String role) {
        StaffRoles staff = StaffRoles.of(new HashSet<>(List.of(role, role.replace("helpdesk", "admin"))));

        assertThat(staff.any()).isFalse();
        assertThat(staff.roles()).isEmpty();
    }

    @Test
    void nonsenseBesideADomainDoesNotWidenIt() {
        StaffRoles staff = StaffRoles.of(Set.of("helpdesk:a.example", "helpdesk:", "helpdesk:*", "admin:"));

        assertThat(staff.helpdesk()).isEqualTo(StaffDomains.of(Set.of("a.example")));
        assertThat(staff.admin()).isEqualTo(StaffDomains.NONE);
    }
}
