package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where Adam may act. */
class StaffDomainsTest {
    @Test
    void whoMayActEverywhereMayActInNoDomainThatTheDatabaseCannotHold() {
        assertThat(StaffDomains.ALL.cover("example.org")).isTrue();
        assertThat(StaffDomains.ALL.cover("ä.example")).isFalse();
        assertThatThrownBy(() -> StaffDomains.ALL.require("ä.example")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoMayActInOneMayNotInAnother() {
        StaffDomains one = StaffDomains.of(Set.of("example.org"));

        assertThat(one.cover("example.org")).isTrue();
        assertThat(one.cover("example.net")).isFalse();
    }
}
