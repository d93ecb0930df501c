package latchkey.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.migration.OwnDomain;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Mailboxes of a domain that the file of an import does not name. */
class MailboxesLeftOutIT {
    private static final Site SITE = Site.shared();
    private static final Upload ADAM = new Upload(WebSession.signedIn(SITE, Person.ADAM));

    private final ImportedDomain domain = ImportedDomain.in(SITE);

    private String at(String login) {
        return domain.at(login);
    }

    @Test
    void aLineTooMuchSwitchesOffNothingInAnotherDomain() {
        String small = OwnDomain.in(SITE).name();
        IntStream.range(0, 60).forEach(i -> domain.mailbox("m" + i));
        SITE.change(
                "INSERT INTO account (address, domain) SELECT CONCAT('s', seq, '@', ?), ? FROM seq_1_to_3",
                small,
                small);
        String file = "address\n"
                + IntStream.range(0, 60).mapToObj(i -> at("m" + i) + "\n").collect(Collectors.joining()) + "s1@" + small
                + "\n";

        String run = ADAM.dryRun(file);

        assertThat(ADAM.admin().open(run).words()).contains("More than 5% of a domain");
        assertThat(ADAM.admin().open(run).html().select("#deactivate")).isEmpty();
        assertThat(SITE.rows("SELECT COUNT(*) AS n FROM account WHERE domain = ? AND active", small))
                .containsExactly(Map.of("n", "3"));
    }

    @Test
    void whatTheFileDoesNotNameIsSwitchedOffOnlyByItsNumberAndNeverMoreThanFiveOfAHundred() {
        IntStream.range(0, 40).forEach(i -> domain.mailbox("m" + i));
        String header = "address\n";
        String few = header
                + IntStream.range(0, 37).mapToObj(i -> at("m" + i) + "\n").collect(Collectors.joining());
        String most = header
                + IntStream.range(0, 38).mapToObj(i -> at("m" + i) + "\n").collect(Collectors.joining());

        String tooMany = ADAM.dryRun(few);
        assertThat(ADAM.admin().open(tooMany).words()).contains("More than 5%");
        assertThat(ADAM.admin().open(tooMany).html().select("#deactivate")).isEmpty();
        String run = ADAM.dryRun(most);
        Page wrong = ADAM.act(run, "begin", Map.of("deactivate", "3"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(domain.mailboxes()).extracting(row -> row.get("active")).containsOnly("1");
        assertThat(ADAM.lines(run, "missing", "data-line")).hasSize(2);
        assertThat(ADAM.admin().open(run + "?show=missing").words()).contains(at("m38"), at("m39"));
        assertThat(ADAM.admin().get(run + "/lines.csv").response().asString())
                .contains("," + at("m38") + ",missing,,,no");
        ADAM.act(run, "begin", Map.of("deactivate", "2"));
        ADAM.arrive(run, "ENDED");

        assertThat(domain.mailboxes())
                .filteredOn(row -> "0".equals(row.get("active")))
                .extracting(row -> row.get("address"))
                .containsExactly(at("m38"), at("m39"));
    }
}
