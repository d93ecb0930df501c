package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import latchkey.parts.KnownAppPassword;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal tries a new app password at mailcow: that is no use of it, and the client that comes after it is one. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class MailcowTrialsIT extends BesideWatchedMailcow {
    private static final String HOME = "203.0.113.9";
    private static final String PORTAL = "192.0.2.1";

    @Test
    void thePortalsTrialIsNoUseAndTheClientRightAfterItIsOneAlthoughItLeavesNoRow() {
        mailcow.mailbox("anna");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        mailcow.change(
                "UPDATE app_password SET shown_at = NULL, state = 'publishing' WHERE id = ?",
                phone.id().toString());
        isReadForAWhile();
        mailcow.stub.login(mailcow.address("anna"), phone.text(), PORTAL, "imap");
        mailcow.read();
        mailcow.change(
                "UPDATE app_password SET shown_at = UTC_TIMESTAMP(3), state = 'live' WHERE id = ?",
                phone.id().toString());
        assertThat(mailcow.letIn()).containsExactly("anna imap phone 0 1");
        int rows = mailcow.stub.state().saslLog().rows().size();

        mailcow.stub.login(mailcow.address("anna"), phone.text(), HOME, "imap");
        mailcow.read();
        mailcow.read();

        assertThat(mailcow.stub.state().saslLog().rows()).hasSize(rows);
        assertThat(mailcow.letIn()).containsExactly("anna imap phone 1 1");
        assertThat(mailcow.text(
                        "SELECT last_used_network FROM app_password WHERE id = ?",
                        phone.id().toString()))
                .isEqualTo(HOME);
    }

    /** Else an overwritten row may never have been read. */
    private void isReadForAWhile() {
        mailcow.read();
        mailcow.stub.clock().forward(Duration.ofMinutes(6));
    }

    @Test
    @DisplayName("Data: sasl_log keeps the latest success of each service, user and IP only")
    void aLaptopThatDovecotRemembersIsNotTakenForThePhoneThatWasJustTried() {
        mailcow.mailbox("anna");
        String anna = mailcow.address("anna");
        KnownAppPassword laptop = mailcow.appPassword("anna", "laptop", "imap");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        isReadForAWhile();
        mailcow.stub.login(anna, laptop.text(), PORTAL, "imap");
        mailcow.read();
        mailcow.stub.clock().forward(Duration.ofSeconds(60));
        mailcow.stub.login(anna, phone.text(), PORTAL, "imap");
        assertThat(mailcow.stub.state().saslLog().rows()).hasSize(1);
        mailcow.read();

        mailcow.stub.login(anna, laptop.text(), HOME, "imap");
        mailcow.read();

        assertThat(mailcow.stub.state().saslLog().rows())
                .as("it was remembered")
                .hasSize(1);
        assertThat(mailcow.rows("SELECT app_password_id FROM login_use WHERE address = ? AND network = ?", anna, HOME))
                .isEmpty();
        mailcow.stub.clock().forward(Duration.ofMinutes(6));
        mailcow.stub.login(anna, laptop.text(), HOME, "imap");
        mailcow.read();
        assertThat(mailcow.rows("SELECT app_password_id FROM login_use WHERE address = ? AND network = ?", anna, HOME))
                .containsExactly(laptop.id().toString());
    }

    @Test
    void twoTrialsBetweenTwoReadingsAreBothRemembered() {
        mailcow.mailbox("anna");
        String anna = mailcow.address("anna");
        KnownAppPassword laptop = mailcow.appPassword("anna", "laptop", "imap");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        isReadForAWhile();
        mailcow.stub.login(anna, laptop.text(), PORTAL, "imap");
        mailcow.stub.login(anna, phone.text(), PORTAL, "imap");
        mailcow.change("UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) WHERE address = ?", anna);

        mailcow.stub.login(anna, laptop.text(), HOME, "imap");
        mailcow.read();
        mailcow.read();

        assertThat(mailcow.rows("SELECT 1 FROM login_use WHERE address = ? AND network = ?", anna, HOME))
                .isEmpty();
    }

    @Test
    void whatIsOnlyInferredIsNoProofForWhichAnotherWouldEnd() {
        mailcow.mailbox("anna");
        String anna = mailcow.address("anna");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        String id = phone.id().toString();
        mailcow.change("UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR WHERE id = ?", id);
        isReadForAWhile();
        mailcow.change("UPDATE app_password SET shown_at = NULL, state = 'publishing' WHERE id = ?", id);
        mailcow.stub.login(anna, phone.text(), PORTAL, "imap");
        mailcow.read();
        mailcow.change("UPDATE app_password SET shown_at = UTC_TIMESTAMP(3), state = 'live' WHERE id = ?", id);

        mailcow.stub.login(anna, phone.text(), HOME, "imap");
        mailcow.read();
        String inferred = usedFor(id);
        mailcow.stub.clock().forward(Duration.ofMinutes(6));
        mailcow.stub.login(anna, phone.text(), HOME, "imap");
        mailcow.read();

        assertThat(inferred).isEqualTo("used: , likely: imap, at: " + HOME);
        assertThat(usedFor(id)).isEqualTo("used: imap, likely: imap, at: " + HOME);
    }

    private String usedFor(String id) {
        return mailcow.text(
                "SELECT CONCAT('used: ', used_for, ', likely: ', likely_for, ', at: ', COALESCE(last_used_network, ''))"
                        + " FROM app_password WHERE id = ?",
                id);
    }

    /** By mailcow's own times the client would have come before it was shown, or not at all yet. */
    @ParameterizedTest
    @ValueSource(ints = {-7, 7})
    void aClockThatGoesWrongHarmsNoAppPassword(int minutes) {
        mailcow.mailbox("anna");
        String anna = mailcow.address("anna");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        String id = phone.id().toString();
        mailcow.stub.clock().forward(Duration.ofMinutes(minutes).minusSeconds(20));
        mailcow.stub.login(anna, phone.text(), PORTAL, "imap");
        mailcow.stub.clock().forward(Duration.ofSeconds(20));
        mailcow.change("UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) - INTERVAL 10 SECOND WHERE id = ?", id);
        mailcow.stub.flushAuthCache(anna);

        mailcow.stub.login(anna, phone.text(), HOME, "imap");
        mailcow.read();
        mailcow.read();

        assertThat(mailcow.letIn()).containsExactly("anna imap phone 1 1");
        assertThat(mailcow.text(
                        "SELECT CONCAT(last_used_network, ' ', ABS(TIMESTAMPDIFF(SECOND, first_used_at, UTC_TIMESTAMP(3))) < 8)"
                                + " FROM app_password WHERE id = ?",
                        id))
                .isEqualTo(HOME + " 1");
    }

    /** The portal had shown the app password with its doubt, and mailcow let the trial in ten seconds after that. */
    @Test
    void aTrialThatMailcowEndsAfterItWasGivenUpIsNoUse() {
        mailcow.mailbox("anna");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        isReadForAWhile();
        mailcow.change(
                "UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) - INTERVAL 10 SECOND, unproved = 'imap' WHERE id = ?",
                phone.id().toString());

        mailcow.stub.login(mailcow.address("anna"), phone.text(), PORTAL, "imap");
        mailcow.read();
        assertThat(mailcow.letIn()).containsExactly("anna imap phone 0 1");
        mailcow.stub.login(mailcow.address("anna"), phone.text(), HOME, "imap");
        mailcow.read();

        assertThat(mailcow.letIn()).containsExactly("anna imap phone 1 1");
    }
}
