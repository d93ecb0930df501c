package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import latchkey.parts.KnownAppPassword;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** A phone that tells its name and a laptop that does not, behind one address. */
class SharedNetworkIT {
    private static final Site SITE = Site.shared();
    private static final String HOME = "127.92.7.1";
    private static final String PHONE = "\"name\" \"iPhone Mail\" \"version\" \"21F90\"";

    private final Mailbox home = Mailbox.named(SITE, "home");
    private final KnownAppPassword ofLaptop = home.appPassword("imap");
    private final KnownAppPassword ofPhone = home.revokedAppPassword("imap");

    @Test
    void theLaptopsLoginCountsThoughThePhoneFails() {
        SITE.mailClient().imaps(HOME, home.address(), ofPhone.text(), PHONE);
        await().until(() -> !SITE.rows("SELECT id FROM failing_client WHERE address = ?", home.address())
                .isEmpty());

        assertThat(SITE.mailClient()
                        .imaps(HOME, home.address(), ofLaptop.text())
                        .accepted())
                .isTrue();

        await().until(() -> uses().equals("1"));
        assertThat(SITE.rows("SELECT id FROM login_report_rejected WHERE login = ?", home.address()))
                .isEmpty();
    }

    private String uses() {
        return String.valueOf(SITE.rows(
                        "SELECT COALESCE(SUM(logins), 0) AS n FROM login_use WHERE address = ? AND app_password_id = ?",
                        home.address(),
                        ofLaptop.id().toString())
                .get(0)
                .get("n"));
    }
}
