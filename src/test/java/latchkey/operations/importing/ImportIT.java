package latchkey.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam takes in mailboxes from files. Each test has a domain of its own. */
class ImportIT {
    private static final Site SITE = Site.shared();
    private static final Upload ADAM = new Upload(WebSession.signedIn(SITE, Person.ADAM));

    private final ImportedDomain domain = ImportedDomain.in(SITE);

    private String at(String login) {
        return domain.at(login);
    }

    /** Somebody who has signed in. */
    private String custodian() {
        String address = "olga@at-" + domain.name();
        signedIn(address, address);
        return address;
    }

    private String addressOfTwo() {
        String address = "desk@at-" + domain.name();
        signedIn("early-" + address, address);
        signedIn("late-" + address, address);
        return address;
    }

    private static void signedIn(String subject, String address) {
        SITE.change(
                "INSERT IGNORE INTO person (id, issuer, subject, name, contact_address) VALUES (UUID(),"
                        + " 'https://elsewhere.example', ?, 'Olga', ?)",
                subject,
                address);
    }

    private List<String> names(String login) {
        return SITE.rows("SELECT login FROM account_login WHERE address = ? ORDER BY login", at(login)).stream()
                .map(row -> String.valueOf(row.get("login")))
                .toList();
    }

    /** All that an import could change. */
    private List<Object> everything() {
        return List.of(
                domain.mailboxes(),
                SITE.rows("SELECT * FROM account_login ORDER BY login"),
                SITE.rows("SELECT * FROM account_owner ORDER BY address, person_id"),
                SITE.rows("SELECT id, what FROM audit_entry WHERE address LIKE ? ORDER BY id", "%@" + domain.name()));
    }

    @Test
    void theDryRunNamesEachLineThatWouldChangeOrIsRefusedAndChangesNothing() {
        domain.mailbox("olga");
        domain.mailbox("nils");
        List<Object> before = everything();

        String run = ADAM.dryRun("address,kind,logins,custodians,active,renamed-from\n"
                + at("new") + ",,,,,\n"
                + at("info") + ",shared,," + custodian() + ",,\n"
                + at("olga") + ",," + at("o") + ",,no,\n"
                + at("nils") + ",,,,,\n"
                + at("twice") + ",,,,,\n"
                + at("TWICE").toUpperCase(Locale.ROOT) + ",,,,,\n"
                + "x@unserved.example,,,,,\n"
                + "=1+1,,,,,\n"
                + "a\u202eb@example.org,,,,,\n"
                + at("other") + ",," + at("nils") + ",,,\n"
                + at("next") + ",,,,," + at("gone") + "\n"
                + at("team") + ",shared,,nobody@example.org,,\n"
                + at("desk") + ",shared,," + addressOfTwo() + ",,\n");

        assertThat(ADAM.lines(run, "add", "data-line")).containsExactly("2", "3");
        assertThat(ADAM.lines(run, "change", "data-line")).containsExactly("4");
        assertThat(ADAM.lines(run, "same", "data-line")).isEmpty();
        assertThat(whys(run))
                .containsExactly(
                        "5 named-twice",
                        "6 named-twice",
                        "7 named-twice",
                        "8 not-served",
                        "9 formula",
                        "10 hidden-characters",
                        "11 name-of-another",
                        "12 unknown-former-address",
                        "13 unknown-custodian",
                        "14 custodian-of-several");
        assertThat(everything()).isEqualTo(before);
        String file = ADAM.admin().get(run + "/lines.csv").response().asString();
        assertThat(file)
                .contains("8,x@unserved.example,refused,not-served,")
                .contains("9,\"'=1+1\",refused,formula,")
                .contains("active=no");
    }

    @Test
    void whatTheDryRunSaidIsDoneAndDoneAgainChangesNothing() {
        domain.mailbox("olga");
        String file = "address,kind,logins,custodians,active\n"
                + at("new") + ",," + at("n.ew") + ",,\n"
                + at("info") + ",shared,," + custodian() + ",\n"
                + at("olga") + ",," + at("o") + ",,no\n"
                + "x@unserved.example,,,,\n";
        String run = ADAM.dryRun(file);

        ADAM.act(run, "begin", Map.of());
        ADAM.arrive(run, "ENDED");

        assertThat(domain.mailboxes())
                .extracting(row -> row.get("address") + " " + row.get("kind") + " " + row.get("active"))
                .containsExactly(at("info") + " SHARED 1", at("new") + " PERSON 1", at("olga") + " PERSON 0");
        assertThat(names("new")).containsExactly(at("n.ew"), at("new"));
        assertThat(names("olga")).containsExactly(at("o"), at("olga"));
        assertThat(SITE.rows("SELECT role FROM account_owner WHERE address = ?", at("info")))
                .containsExactly(Map.of("role", "CUSTODIAN"));
        assertThat(SITE.rows("SELECT kind, recipient FROM notice WHERE address LIKE ?", "%@" + domain.name()))
                .as("one mail for a mailbox, however many it is opened to")
                .containsExactly(Map.of("kind", "CUSTODIAN_APPOINTED", "recipient", at("info")));
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address LIKE ? ORDER BY what", "%@" + domain.name()))
                .extracting(row -> row.get("what"))
                .containsExactly(
                        "ACCOUNT_DEACTIVATED",
                        "ACCOUNT_IMPORTED",
                        "ACCOUNT_IMPORTED",
                        "CUSTODIAN_ADDED",
                        "LOGIN_NAMES_ADDED");
        assertThat(SITE.rows("SELECT 1 FROM import_piece WHERE run = ?", id(run)))
                .as("what was sent")
                .isEmpty();
        String again = ADAM.dryRun(file);
        assertThat(ADAM.count(again, Outcome.SAME)).isEqualTo(3);
        assertThat(ADAM.count(again, Outcome.REFUSED)).isEqualTo(1);
        assertThat(ADAM.admin().open(again).words()).contains("Nothing in this file would change anything");
    }

    @Test
    void aFormerAddressThatTheFileNamesAsALoginDoesNotEndByItself() {
        domain.mailbox("carla.lang");
        String rename = "address,logins,renamed-from\n" + at("carla.berg") + ",%s," + at("carla.lang") + "\n";
        takeIn(rename.formatted(""));
        String named = rename.formatted(at("carla.lang"));

        String run = ADAM.dryRun(named);
        assertThat(ADAM.lines(run, "change", "data-line")).containsExactly("2");
        ADAM.act(run, "begin", Map.of());
        ADAM.arrive(run, "ENDED");

        assertThat(ending("carla.berg")).isEmpty();
        assertThat(names("carla.berg")).containsExactly(at("carla.berg"), at("carla.lang"));
        assertThat(ADAM.count(ADAM.dryRun(named), Outcome.SAME)).isEqualTo(1);
    }

    @Test
    void aMailboxThatIsRenamedKeepsItsFormerAddressForGoodIfTheSameLineNamesItAsALogin() {
        domain.mailbox("carla.lang");
        domain.mailbox("dora.lang");

        takeIn("address,logins,renamed-from\n"
                + at("carla.berg") + "," + at("carla.lang") + "," + at("carla.lang") + "\n"
                + at("dora.berg") + ",," + at("dora.lang") + "\n");

        assertThat(ending("carla.berg")).isEmpty();
        assertThat(names("carla.berg")).containsExactly(at("carla.berg"), at("carla.lang"));
        assertThat(ending("dora.berg")).containsExactly(at("dora.lang"));
    }

    private void takeIn(String file) {
        String run = ADAM.dryRun(file);
        ADAM.act(run, "begin", Map.of());
        ADAM.arrive(run, "ENDED");
    }

    /** The names of a mailbox that end by themselves. */
    private List<String> ending(String login) {
        return SITE.rows("SELECT login FROM account_login WHERE address = ? AND until IS NOT NULL", at(login)).stream()
                .map(row -> String.valueOf(row.get("login")))
                .toList();
    }

    @Test
    void aFileThatIsNoneIsNamedAndNothingOfItIsKept() {
        List<Object> before = everything();
        Map<String, byte[]> files = Map.of(
                "is empty", new byte[0],
                "UTF-16", ("address\n" + at("a") + "\n").getBytes(StandardCharsets.UTF_16),
                "Line 3: The file is not in UTF-8",
                        ("address\n" + at("a") + "\n" + at("m\u00fc") + "\n").getBytes(StandardCharsets.ISO_8859_1),
                "NUL character", "address\na\u0000b\n".getBytes(StandardCharsets.UTF_8),
                "name of none: mail", "mail\na\n".getBytes(StandardCharsets.UTF_8),
                "no mailbox below it", "address\n".getBytes(StandardCharsets.UTF_8),
                "Line 2: A quotation mark", "address\n\"a\n".getBytes(StandardCharsets.UTF_8),
                "too many lines", "address\n".concat("a\n".repeat(1_000_001)).getBytes(StandardCharsets.UTF_8));

        files.forEach((words, file) -> {
            Page page = ADAM.send(file);

            assertThat(page.status()).as(words).isEqualTo(422);
            assertThat(page.words()).contains(words).contains("Nothing was changed");
        });

        assertThat(everything()).isEqualTo(before);
        assertThat(SITE.rows("SELECT 1 FROM import_run WHERE at_work")).isEmpty();
    }

    @Test
    void aLargeBodyIsTakenByNoOtherForm() throws IOException {
        Page other = ADAM.admin().post("/admin/domains", Map.of("name", "x".repeat(1 << 20)));
        List<String> inParts = new ArrayList<>();
        for (String form : List.of("/migration/plan/list", "/migration/plan/exempt", "/admin/domains")) {
            inParts.add(ADAM.sendParts(form, "Content-Length: " + (1 << 20), 1 << 10));
            inParts.add(ADAM.sendParts(form, "Transfer-Encoding: chunked", 1 << 18));
        }

        assertThat(other.status()).isEqualTo(413);
        assertThat(inParts).allMatch(answer -> answer.equals("HTTP/1.1 413 Request Entity Too Large"));
    }

    private static String id(String run) {
        return UUID.fromString(run.substring(run.lastIndexOf('/') + 1)).toString();
    }

    private static List<String> whys(String run) {
        return ADAM.admin().open(run + "?show=refused").html().select("tr[data-why]").stream()
                .map(row -> row.attr("data-line") + " " + row.attr("data-why"))
                .toList();
    }
}
