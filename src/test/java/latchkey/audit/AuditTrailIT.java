package latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What carol did can be read afterwards: who, what, to which mailbox; never the name of a device or a secret. */
class AuditTrailIT {
    private static final Site SITE = Site.shared();

    @Test
    void issuingAndRevokingAreWrittenDownWithTheOneWhoDidIt() {
        WebSession carol = WebSession.signedIn(SITE, Person.CAROL);
        Page form = carol.open("/app-passwords/new?client=thunderbird");

        Page issued = carol.submit(
                form, "/app-passwords", Map.of("label", "quite unmistakable", "protocols", List.of("imap")));
        String id = issued.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights$", "");
        Page question = carol.open("/app-passwords/" + id + "/revoke");
        carol.submit(question, "/app-passwords/" + id + "/revoke", Map.of());

        List<Map<String, @Nullable String>> entries =
                SITE.rows("SELECT * FROM audit_entry WHERE thing = ? ORDER BY at", id);
        assertThat(entries)
                .extracting(entry -> entry.get("what"))
                .containsExactly("APP_PASSWORD_ISSUED", "APP_PASSWORD_REVOKED");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry).containsEntry("address", "carol@example.org").containsEntry("role", "owner");
            assertThat(Objects.requireNonNull(entry.get("who"))).isEqualTo(identity());
            assertThat(entry.toString()).doesNotContain("unmistakable");
        });
    }

    private static String identity() {
        Map<String, @Nullable String> carol = SITE.rows("SELECT p.issuer, p.subject FROM person p JOIN account_owner o"
                        + " ON o.person_id = p.id WHERE o.address = 'carol@example.org'")
                .get(0);
        return carol.get("issuer") + " " + carol.get("subject");
    }
}
