package latchkey.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bob chooses which mails he gets, and gets no flood of those that he wants. */
class MailChoicesIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BOBS = Person.BOB.address();
    private static final List<String> ALL =
            List.of("ISSUED", "ENDED", "FIRST_USE", "NEW_NETWORK", "EXPIRY", "MAIN_PASSWORD", "NUDGE");

    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);
    private final String keeper = UUID.randomUUID().toString();
    private final String contact = "keeper-" + keeper + "@example.net";

    @AfterEach
    void bobWantsAllAgain() {
        SITE.change(
                "DELETE FROM notice_off WHERE person_id IN (SELECT person_id FROM account_owner WHERE address = ?)",
                BOBS);
    }

    @Test
    void allAreOnAndSomeAreAlwaysOnAndItIsSaidWhy() {
        Page settings = bob.open("/settings");

        assertThat(settings.html().select("input[name=on][checked]").eachAttr("value"))
                .containsExactlyElementsOf(ALL);
        assertThat(settings.html().select("[data-always-on] li").eachText())
                .containsExactly(
                        "Who can open your mailbox has changed",
                        "Everything was ended because the account was compromised",
                        "Mails were switched off");
        assertThat(settings.words()).contains("this is how you come to know of it");
    }

    @Test
    void whatBobSwitchesOffIsOffAndHeIsToldThatItWasDone() {
        long before = told();

        Page saved = choose("ISSUED", "MAIN_PASSWORD", "SIGN_IN");

        assertThat(saved.words()).contains("Your choice was saved");
        assertThat(saved.html().select("input[name=on][checked]").eachAttr("value"))
                .containsExactly("ISSUED", "MAIN_PASSWORD");
        assertThat(off()).containsExactlyInAnyOrder("ENDED", "FIRST_USE", "NEW_NETWORK", "EXPIRY", "NUDGE");
        assertThat(SITE.rows(
                        "SELECT 1 FROM audit_entry WHERE what = 'MAILS_CHOSEN' AND thing ="
                                + " (SELECT CAST(person_id AS CHAR) FROM account_owner WHERE address = ? AND role = 'OWNER')",
                        BOBS))
                .isNotEmpty();
        await().atMost(SOON).until(() -> told() == before + 1);

        choose(ALL.toArray(String[]::new));
        assertThat(off()).isEmpty();
    }

    @Test
    void aForeignOrAnEmptyFormChangesNothing() {
        Page settings = bob.open("/settings");

        assertThat(bob.post("/settings/mails", Map.of("shown", "ENDED")).status())
                .isEqualTo(400);
        assertThat(bob.submit(settings, "/settings/mails", Map.of("shown", "NONSENSE"))
                        .status())
                .isEqualTo(400);
        assertThat(off()).isEmpty();
    }

    @Test
    void sevenAtOnceAreFiveMailsAndALaterOneOfTwo() {
        Kept office = Kept.by(SITE, Person.BOB, "flooded");
        SITE.change(
                "INSERT INTO person (id, issuer, subject, name, contact_address, language_seen)"
                        + " VALUES (?, 'https://id.test', ?, 'K', ?, 'en')",
                keeper,
                keeper,
                contact);
        SITE.change(
                "INSERT INTO account_owner VALUES (?, ?, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test')",
                office.address(),
                keeper);
        List<String> labels = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            KnownAppPassword one = office.appPassword("device " + number, "other", "imap");
            labels.add("device " + number);
            String revoke = office.at("/app-passwords/" + one.id() + "/revoke");
            bob.submit(bob.open(revoke), revoke, Map.of());
        }
        mails(5);

        SITE.change(
                "UPDATE notice SET created_at = created_at - INTERVAL 1 HOUR, next_try_at = next_try_at - INTERVAL 1 HOUR"
                        + " WHERE recipient = ? AND held",
                contact);
        List<Received> all = mails(6);
        office.leave();

        assertThat(all.get(5).subject()).isEqualTo("2 notices in one mail: Somebody else ended an app password");
        assertThat(all.get(5).plain()).contains("device 6", "device 7");
        assertThat(labels)
                .allSatisfy(label -> assertThat(
                                all.stream().filter(mail -> mail.plain().contains("“" + label + "”")))
                        .as(label)
                        .hasSize(1));
    }

    private static long told() {
        return Mails.of(SITE).to(BOBS).stream()
                .filter(mail -> mail.subject().equals("Some mails to you were switched off"))
                .count();
    }

    private List<Received> mails(int count) {
        return await().atMost(SOON).until(() -> Mails.of(SITE).to(contact), some -> some.size() == count);
    }

    private Page choose(String... on) {
        Page settings = bob.open("/settings");
        Map<String, List<String>> fields = Map.of(
                "shown",
                settings.html().select("input[name=shown]").stream()
                        .map(Element::val)
                        .toList(),
                "on",
                List.of(on));
        return bob.follow(bob.submit(settings, "/settings/mails", fields));
    }

    private static List<String> off() {
        return SITE
                .rows(
                        "SELECT topic FROM notice_off WHERE person_id = (SELECT person_id FROM account_owner"
                                + " WHERE address = ? AND role = 'OWNER')",
                        BOBS)
                .stream()
                .map(row -> String.valueOf(row.get("topic")))
                .toList();
    }
}
