package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Somebody types names that no mailbox has. They do not stay as long as what fails at a mailbox. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class MadeUpNamesIT extends DaysGoBy {
    private void failingClient(String id, int lastDaysAgo) {
        DATABASE.execute(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at,"
                        + " last_at, tries) VALUES (UNHEX(MD5('%s')), 'f@example.org', 'imap', 'wrong-password', 'certain', '', 'f',"
                                .formatted(source + id)
                        + " '%s', '%s', 1)".formatted(daysAgo(40), daysAgo(lastDaysAgo)));
    }

    @Test
    void aNameThatNobodyHasAndThatWasTriedOnceIsForgottenAfterTwoDays() throws Exception {
        failingClient("stranger", 3);
        failingClient("today", 1);
        failingClient("again", 3);
        failingClient("slip", 3);
        String of = "UNHEX(MD5('" + source + "%s'))";
        DATABASE.execute("UPDATE failing_client SET reason = 'address-mistyped', first_at = last_at WHERE id IN ("
                + of.formatted("stranger") + ", " + of.formatted("today") + ", " + of.formatted("again")
                + "); UPDATE failing_client SET tries = 2 WHERE id = " + of.formatted("again"));

        keepHouse.all();

        String left = "SELECT COUNT(*) FROM failing_client WHERE id = ";
        assertThat(DATABASE.number(left + of.formatted("stranger"))).isZero();
        assertThat(DATABASE.number(left + of.formatted("today"))).isEqualTo(1);
        assertThat(DATABASE.number(left + of.formatted("again"))).isEqualTo(1);
        assertThat(DATABASE.number(left + of.formatted("slip")))
                .as("at a mailbox")
                .isEqualTo(1);
    }

    @Test
    void aNameThatNobodyHasAndThatWasTriedAgainIsForgottenWhenNothingShowsItAnyMore() throws Exception {
        failingClient("name", 31);
        failingClient("late name", 29);
        failingClient("mailbox", 31);
        String of = "UNHEX(MD5('" + source + "%s'))";
        DATABASE.execute("UPDATE failing_client SET reason = 'address-mistyped', tries = 2 WHERE id IN ("
                + of.formatted("name") + ", " + of.formatted("late name") + ")");

        keepHouse.all();

        String left = "SELECT COUNT(*) FROM failing_client WHERE id = ";
        assertThat(DATABASE.number(left + of.formatted("name"))).isZero();
        assertThat(DATABASE.number(left + of.formatted("late name"))).isEqualTo(1);
        assertThat(DATABASE.number(left + of.formatted("mailbox"))).isEqualTo(1);
    }
}
