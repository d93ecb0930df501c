package latchkey.migration;

import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** A mail server that would let refused accounts in: no rule is switched on there. */
class NotReadyIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.3";

    private final OwnDomain domain = OwnDomain.in(SITE);

    @Test
    void noRuleIsSwitchedOnWithoutTheLastScriptOrWithChallenges() throws IOException {
        Mailbox carla = domain.mailbox("carla");
        domain.reported(carla, 14);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        Path chain = SITE.parts().dovecot().latchkeyFolder().resolve("dovecot-latchkey.conf");
        String before = Files.readString(chain);
        Page answer;
        try {
            Files.writeString(
                    chain,
                    before.substring(0, before.indexOf("# 3. Sees")) + "auth_mechanisms = plain login cram-md5\n");
            SITE.parts().dovecot().stop();
            SITE.parts().dovecot().startAgain();
            Page dryRun = domain.tryDry(adam, Map.of("rule", "PLANNED"));
            answer = domain.switchOn(adam, dryRun);
        } finally {
            Files.writeString(chain, before);
            SITE.parts().dovecot().stop();
            SITE.parts().dovecot().startAgain();
        }

        assertThat(answer.status()).isEqualTo(409);
        List<String> unmet = answer.html().select("[data-check]").eachAttr("data-check");
        assertThat(unmet).contains("MECHANISMS", "REFUSED_BY_ALIAS").doesNotContain("REFUSED");
        assertThat(answer.words()).contains("CRAM-MD5").contains("Nothing was changed");
        assertThat(SITE.rows("SELECT 1 FROM rule_plan WHERE domain = ?", domain.name()))
                .isEmpty();
        assertThat(letIn(carla, AT)).isTrue();
    }
}
