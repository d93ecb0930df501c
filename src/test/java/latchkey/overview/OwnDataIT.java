package latchkey.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carol takes home what is kept about her, and reads what it is for. */
class OwnDataIT {
    private static final Site SITE = Site.shared();
    private static final String CAROLS = Person.CAROL.address();
    private static final long FIRST = 830_000_000_000L;

    private final WebSession carol = WebSession.signedIn(SITE, Person.CAROL);
    private final Kept shared = Kept.by(SITE, Person.CAROL, "shared");
    private final Kept own = new Kept(SITE, new Mailbox(SITE, CAROLS, ""));
    private final KnownAppPassword phone = new Mailbox(SITE, CAROLS, "").appPassword("imap");

    @BeforeEach
    void muchHasHappened() {
        // More than is read at once, and more than that in one instant.
        for (String at : List.of("'2026-01-01 10:00:00.123'", "UTC_TIMESTAMP(3) - INTERVAL seq MINUTE")) {
            SITE.change(
                    "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                            + " reason, certainty, network, client_id, tries) SELECT ? + seq, " + at
                            + ", UTC_TIMESTAMP(3), 'dovecot', ?, ?, 'imap', 'revoked', FALSE, 'stale-client', 'certain',"
                            + " '192.0.2.7', ?, 1 FROM seq_1_to_1500",
                    at.startsWith("'") ? FIRST : FIRST + 10_000,
                    CAROLS,
                    CAROLS,
                    "\"name\" \"a \\ b } ] <\"");
        }
        SITE.change(
                "INSERT INTO audit_entry (id, at, who, role, what, address, note) VALUES (UUID(), UTC_TIMESTAMP(3),"
                        + " 'https://staff.example hanna-at-work', 'helpdesk', 'CASE_OPENED', ?, 'Hannas reason')",
                CAROLS);
        SITE.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, thing, state, created_at, next_try_at)"
                        + " VALUES ('APP_PASSWORD_ENDED', UUID(), UTC_DATE(), ?, ?, 'x', 'SENT', UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3))",
                CAROLS,
                CAROLS);
        SITE.change(
                "INSERT INTO case_note (id, address, at, who, text) VALUES (UUID(), ?, UTC_TIMESTAMP(3),"
                        + " 'https://staff.example hanna-at-work', 'Called twice'), (UUID(), ?, UTC_TIMESTAMP(3),"
                        + " 'https://staff.example hanna-at-work', 'Has two phones')",
                CAROLS,
                CAROLS);
        SITE.change(
                "REPLACE INTO case_holder VALUES (?, 'https://staff.example hanna-at-work', UTC_TIMESTAMP(3))", CAROLS);
        SITE.change(
                "REPLACE INTO caller_code (address, person_id, hash_key, hash, made_at, until) VALUES (?, UUID(), 'k', 'h',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
                CAROLS);
        SITE.change(
                "INSERT INTO handover (handle, app_password_id, address, new_account, mark, until, claimed_at, device, network)"
                        + " VALUES (LEFT(UUID(), 12), ?, ?, TRUE, 'mark', UTC_TIMESTAMP(3) + INTERVAL 5 MINUTE,"
                        + " UTC_TIMESTAMP(3), 'IPHONE', '203.0.113.7'), (LEFT(MD5(UUID()), 12), ?, ?, TRUE, 'mark',"
                        + " UTC_TIMESTAMP(3) + INTERVAL 6 MINUTE, UTC_TIMESTAMP(3), 'IPHONE', '203.0.113.7')",
                phone.id().toString(),
                CAROLS,
                phone.id().toString(),
                CAROLS);
        String nudges = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned) VALUES (?, UTC_TIMESTAMP(3),"
                        + " 'https://staff.example hanna-at-work', '*', '', 'ENDED', 1)",
                nudges);
        SITE.change(
                "INSERT INTO nudge_line (run, number, address, way, done, sent_at) VALUES (?, 1, ?, 'MAILBOX', TRUE,"
                        + " UTC_TIMESTAMP(3)), (?, 2, 'bob@example.org', 'MAILBOX', TRUE, NULL)",
                nudges,
                CAROLS,
                nudges);
        SITE.change("INSERT INTO notice_off VALUES (?, 'NEW_NETWORK', '2026-02-03 04:05:06.789')", carolsId());
        own.letIn(phone.id().toString(), "imap", "192.0.2.7", 2, 3);
        own.fails("imap", "stale-client", "", 5);
        shared.letIn("", "imap", "203.0.113.99", 1, 5);
        SITE.change(
                "INSERT INTO guessed_account VALUES ('203.0.113.99', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3)",
                CAROLS);
    }

    @AfterEach
    void carolHasHerOwnOnly() {
        shared.leave();
        SITE.change("DELETE FROM notice_off WHERE person_id = ?", carolsId());
        SITE.change("DELETE FROM login_attempt WHERE id > ? AND address = ?", FIRST, CAROLS);
        SITE.change(
                "DELETE FROM login_use WHERE app_password_id = ?", phone.id().toString());
        SITE.change("DELETE FROM nudge_run WHERE id IN (SELECT run FROM nudge_line WHERE address = ?)", CAROLS);
        for (String table : List.of("case_note", "case_holder", "caller_code", "handover")) {
            SITE.change("DELETE FROM " + table + " WHERE address = ?", CAROLS);
        }
        SITE.change("DELETE FROM failing_client WHERE address = ? AND networks = '198.51.100.7'", CAROLS);
        SITE.change("DELETE FROM app_password WHERE id = ?", phone.id().toString());
        SITE.change("DELETE FROM guessed_account WHERE account = ?", CAROLS);
    }

    @Test
    void carolReadsOfMailsToAnotherAddressOfHersAndNotToOneThatIsBobsByNow() throws IOException {
        String before = String.valueOf(SITE.rows("SELECT contact_address FROM person WHERE id = ?", carolsId())
                .get(0)
                .get("contact_address"));
        for (String address : List.of("carol@elsewhere.example", "bob@example.org")) {
            SITE.change(
                    "INSERT INTO notice (kind, subject, due_on, recipient, address, state, created_at, next_try_at)"
                            + " VALUES ('APP_PASSWORD_ENDED', UUID(), UTC_DATE(), ?, ?, 'SENT', UTC_TIMESTAMP(3),"
                            + " UTC_TIMESTAMP(3))",
                    address,
                    CAROLS);
        }

        JsonNode elsewhere = withContact("carol@elsewhere.example");
        JsonNode bobs = withContact("bob@example.org");
        SITE.change("UPDATE person SET contact_address = ? WHERE id = ?", before, carolsId());

        assertThat(elsewhere.get("mailsElsewhere")).hasSize(1);
        assertThat(bobs.has("mailsElsewhere")).isFalse();
    }

    private JsonNode withContact(String address) throws IOException {
        SITE.change("UPDATE person SET contact_address = ? WHERE id = ?", address, carolsId());
        return read(download(carol));
    }

    @Test
    void carolGetsEverythingThatTheTablesHoldAboutHer() throws IOException {
        Page file = download(carol);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.response().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"latchkey-own-data-\\d{4}-\\d\\d-\\d\\d\\.json\"");
        assertThat(file.response().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(file.response().getHeader("Content-Type")).startsWith("application/json");
        JsonNode all = read(file);
        assertThat(all.get("complete").asBoolean()).isTrue();
        assertThat(all.get("person"))
                .singleElement()
                .satisfies(person -> assertThat(person.get("name").asText()).isEqualTo("Carol Chen"));
        assertThat(all.get("mailChoices")).singleElement().satisfies(off -> {
            assertThat(off.get("switchedOff").asText()).isEqualTo("NEW_NETWORK");
            assertThat(off.get("since").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
        });
        assertThat(all.get("ownMailboxes")).hasSize(1);
        JsonNode mailbox = all.get("ownMailboxes").get(0);
        assertThat(mailbox.get("address").asText()).isEqualTo(CAROLS);
        Map.ofEntries(
                        Map.entry("refused", "login_attempt WHERE address = ?"),
                        Map.entry("letIn", "login_use WHERE address = ?"),
                        Map.entry("appPasswords", "app_password WHERE address = ?"),
                        Map.entry("failingClients", "failing_client WHERE address = ?"),
                        Map.entry("guesses", "guessed_account WHERE account = ?"),
                        Map.entry("mails", "notice WHERE recipient = ?"),
                        Map.entry("nudges", "nudge_line WHERE address = ?"),
                        Map.entry("caseNotes", "case_note WHERE address = ?"),
                        Map.entry("caseTaken", "case_holder WHERE address = ?"),
                        Map.entry("callerCodes", "caller_code WHERE address = ?"),
                        Map.entry("acts", "audit_entry WHERE address = ?"),
                        Map.entry("handOvers", "handover WHERE address = ?"),
                        Map.entry("names", "account_login WHERE address = ?"))
                .forEach((name, from) -> assertThat((long) mailbox.get(name).size())
                        .as(name)
                        .isEqualTo(count(from, CAROLS))
                        .isGreaterThan(0L)
                        .isNotEqualTo(1000L));
        assertThat((long) all.get("signIns").size())
                .isEqualTo(count("sign_in WHERE person_id = ?", carolsId()))
                .isPositive();
        assertThat((long) all.get("ownActs").size())
                .isEqualTo(count(
                        "audit_entry e WHERE who = (SELECT CONCAT(issuer, ' ', subject) FROM person WHERE id = ?)",
                        carolsId()));
        JsonNode oldest = mailbox.get("refused").get(0);
        assertThat(oldest.get("at").asText()).isEqualTo("2026-01-01T10:00:00.123Z");
        assertThat(oldest.get("network").asText()).isEqualTo("192.0.2.7");
        assertThat(Instant.parse(mailbox.get("refused").get(2999).get("at").asText()))
                .isAfter(Instant.parse(oldest.get("at").asText()));
    }

    @Test
    void nothingInItIsSecretOrAboutSomebodyElse() throws IOException {
        Page file = download(carol);

        String hash = phone.hash();
        assertThat(file.response().asString())
                .contains(phone.id().toString())
                .doesNotContain(phone.text(), hash, hash.substring(hash.indexOf('}') + 1), "SSHA512")
                .doesNotContain("\"" + phone.selector() + "\"")
                .doesNotContain("hanna-at-work", "Hannas reason", "bob@example.org", "alice@example.org")
                .doesNotContain("203.0.113.99");
        JsonNode all = read(file);
        assertThat(all.get("keptMailboxes"))
                .extracting(one -> one.get("address").asText())
                .containsExactlyInAnyOrder(CAROLS, shared.address());
        assertThat(StreamSupport.stream(
                        all.get("ownMailboxes").get(0).get("acts").spliterator(), false))
                .anySatisfy(act -> {
                    assertThat(act.get("what").asText()).isEqualTo("CASE_OPENED");
                    assertThat(act.get("role").asText()).isEqualTo("helpdesk");
                });
    }

    @Test
    void thatSheTookItIsWrittenDown() throws IOException {
        String sql = "SELECT role, address FROM audit_entry WHERE what = 'OWN_DATA_DOWNLOADED' AND thing = ?";
        int before = SITE.rows(sql, carolsId()).size();

        JsonNode all = read(download(carol));

        assertThat(SITE.rows(sql, carolsId()))
                .hasSize(before + 1)
                .last()
                .isEqualTo(Map.of("role", "owner", "address", CAROLS));
        assertThat(all.get("ownActs"))
                .anySatisfy(act -> assertThat(act.get("what").asText()).isEqualTo("OWN_DATA_DOWNLOADED"));
    }

    @Test
    void aForeignFormGetsNothing() {
        carol.open("/settings/download");

        Page forged = carol.post("/settings/download", Map.of());

        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.response().asString()).doesNotContain("latchkey-own-data");
    }

    @Test
    void sheReadsForHowLongAsItIsSet() {
        Page page = carol.open("/settings/data");

        assertThat(page.html().select("tr[data-kept=refused] [data-days]").attr("data-days"))
                .isEqualTo("90");
        assertThat(page.html().select("tr[data-kept=letIn] [data-days]").text()).isEqualTo("180 days");
        assertThat(page.html().select("tr[data-kept=acts]").text()).contains("never deleted");
        assertThat(carol.open("/settings").html().select("a[href=/settings/data]"))
                .hasSize(1);
        assertThat(carol.get("/settings/data", Map.of("Accept-Language", "de")).words())
                .contains("Was über Sie gespeichert ist", "180 Tage");
    }

    private static Page download(WebSession who) {
        Page question = who.open("/settings/download");
        return who.submit(question, "/settings/download", Map.of());
    }

    private static JsonNode read(Page file) throws IOException {
        return new ObjectMapper().readTree(file.response().asByteArray());
    }

    private static String carolsId() {
        return String.valueOf(
                SITE.rows("SELECT person_id AS id FROM account_owner WHERE address = ? AND role = 'OWNER'", CAROLS)
                        .get(0)
                        .get("id"));
    }

    private static long count(String from, String value) {
        return Long.parseLong(Objects.requireNonNull(
                SITE.rows("SELECT COUNT(*) AS n FROM " + from, value).get(0).get("n")));
    }
}
