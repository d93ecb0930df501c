package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Olga hears that an app password of hers is in use, and from where. */
class ToldOfUsesIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HOME = "127.97.1.1";
    private static final String TRAIN = "127.97.2.1";
    private static final String OFFICE = "127.97.3.1";
    private static final String CAFE = "127.97.5.1";

    private final Mailbox olgas = Mailbox.named(SITE, "olga");
    private final KnownAppPassword phone = olgas.appPassword("imap,smtp");
    private final String olga = UUID.randomUUID().toString();

    @BeforeEach
    void theMailboxIsOlgas() {
        SITE.change(
                "INSERT INTO person (id, issuer, subject, name, language_seen) VALUES (?, 'https://id.test', ?, 'O', 'en')",
                olga,
                olga);
        SITE.change(
                "INSERT INTO account_owner VALUES (?, ?, 'OWNER', UTC_TIMESTAMP(3), 'test')", olgas.address(), olga);
        SITE.waitUntilJudging();
    }

    @Test
    void theFirstUseIsToldAtOnceAndNewNetworksWithinMinutesAndRepeatsOnceADay() {
        fetch(HOME);
        fetch(HOME);
        Received first = mails(1).get(0);
        fetch(TRAIN);
        fetch(OFFICE);
        fetch(TRAIN);
        await().atMost(SOON).until(() -> uses() == 5);
        List<Integer> firstHeld = minutesHeld();
        goesBy(Duration.ofMinutes(10));
        Received both = mails(2).get(1);
        fetch(CAFE);
        await().atMost(SOON).until(() -> uses() == 6);
        List<Integer> repeatHeld = minutesHeld();
        goesBy(Duration.ofDays(1));
        Received repeat = mails(3).get(2);

        assertThat(first.subject()).isEqualTo("An app password is in use now");
        for (String form : List.of(first.plain(), first.html())) {
            assertThat(form)
                    .contains("of a test " + phone.selector(), "network " + HOME + ", to receive mail", "(UTC)")
                    .doesNotContain(phone.text(), TRAIN);
        }
        assertThat(firstHeld)
                .hasSize(2)
                .allSatisfy(minutes -> assertThat(minutes).isBetween(7, 10));
        assertThat(both.subject()).startsWith("2 notices in one mail");
        assertThat(both.plain()).contains(TRAIN, OFFICE).doesNotContain(HOME, phone.text());
        assertThat(both.html()).contains(TRAIN, OFFICE);
        assertThat(repeatHeld)
                .singleElement()
                .satisfies(minutes -> assertThat(minutes).isBetween(24 * 60 - 13, 24 * 60));
        assertThat(repeat.plain()).contains(CAFE).doesNotContain(TRAIN);
        await().atMost(SOON).until(() -> notices("%").stream().allMatch(one -> "SENT".equals(one.get("state"))));
        assertThat(SITE.rows("SELECT 1 FROM notice WHERE recipient = ? AND thing IS NOT NULL", olgas.address()))
                .as("no network is kept in what was sent")
                .isEmpty();
    }

    /** Five of a kind an hour is the pace; but of this one nothing was told yet. */
    @Test
    void theFirstUseOfASixthAppPasswordOfAnHourIsToldWithinMinutesToo() {
        for (int other = 0; other < 5; other++) {
            SITE.change(
                    "INSERT INTO notice (kind, subject, due_on, recipient, address, paced_by, state, created_at,"
                            + " next_try_at, settled_at) VALUES ('APP_PASSWORD_FIRST_USED', UUID(), UTC_DATE(), ?, ?, UUID(),"
                            + " 'SENT', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
                    olgas.address(),
                    olgas.address());
        }

        fetch(HOME);
        await().atMost(SOON).until(() -> uses() == 1);

        assertThat(minutesHeld())
                .singleElement()
                .satisfies(minutes -> assertThat(minutes).isBetween(7, 10));
    }

    @Test
    void whereItWasUsedInTheLastNinetyDaysIsNotNew() {
        usedBefore(HOME, 2);
        usedBefore("127.97.4.0/24", 80);
        usedBefore(TRAIN, 91);

        fetch(HOME);
        fetch("127.97.4.77");
        fetch(TRAIN);
        Received told = mails(1).get(0);
        await().atMost(SOON).until(() -> uses() == 6);

        assertThat(told.subject()).isEqualTo("An app password was used from a new network");
        assertThat(told.plain()).contains("network " + TRAIN);
        assertThat(notices("%")).hasSize(1);
    }

    @Test
    void nothingIsAUseBeforeItWasShown() {
        SITE.change(
                "UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR WHERE id = ?",
                phone.id().toString());

        fetch(HOME);

        await().atMost(SOON)
                .until(() -> !SITE.rows("SELECT 1 FROM login_use WHERE address = ? AND trials = 1", olgas.address())
                        .isEmpty());
        assertThat(notices("%")).isEmpty();
        SITE.change(
                "UPDATE app_password SET shown_at = UTC_TIMESTAMP(3) WHERE id = ?",
                phone.id().toString());
    }

    @Test
    void whatOlgaDoesNotWantSheDoesNotGet() {
        SITE.change("INSERT INTO notice_off VALUES (?, 'FIRST_USE', UTC_TIMESTAMP(3))", olga);

        fetch(HOME);
        fetch(TRAIN);

        Received told = mails(1).get(0);
        assertThat(told.subject()).isEqualTo("An app password was used from a new network");
        assertThat(notices("%")).hasSize(1);
    }

    private void fetch(String from) {
        assertThat(SITE.mailClient().imaps(from, olgas.address(), phone.text()).accepted())
                .isTrue();
    }

    private void usedBefore(String network, int daysAgo) {
        SITE.change(
                "UPDATE app_password SET first_used_at = UTC_TIMESTAMP(3) - INTERVAL 100 DAY,"
                        + " last_used_at = UTC_TIMESTAMP(3) - INTERVAL 2 DAY, last_used_network = ? WHERE id = ?",
                HOME,
                phone.id().toString());
        SITE.change(
                "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,"
                        + " last_at, judged_within_ms) VALUES (?, ?, 'imap', ?,"
                        + " DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL ? DAY, '%Y-%m-%d %H:00:00'), 'dovecot', 1,"
                        + " UTC_TIMESTAMP(3) - INTERVAL ? DAY, UTC_TIMESTAMP(3) - INTERVAL ? DAY, 5)",
                olgas.address(), phone.id().toString(), network, daysAgo, daysAgo, daysAgo);
    }

    private int uses() {
        return Integer.parseInt(String.valueOf(
                SITE.rows("SELECT COALESCE(SUM(logins), 0) AS n FROM login_use WHERE address = ?", olgas.address())
                        .get(0)
                        .get("n")));
    }

    private List<Map<String, @Nullable String>> notices(String kind) {
        return SITE.rows(
                "SELECT state, held, TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(3), next_try_at) AS minutes FROM notice"
                        + " WHERE recipient = ? AND kind LIKE ?",
                olgas.address(),
                kind);
    }

    private List<Integer> minutesHeld() {
        return notices("%").stream()
                .filter(one -> "WAITING".equals(one.get("state")) && "1".equals(one.get("held")))
                .map(one -> Integer.parseInt(String.valueOf(one.get("minutes"))))
                .toList();
    }

    private void goesBy(Duration time) {
        SITE.change(
                "UPDATE notice SET created_at = created_at - INTERVAL ? SECOND, claimed_at = claimed_at - INTERVAL ? SECOND,"
                        + " next_try_at = next_try_at - INTERVAL ? SECOND WHERE recipient = ?",
                time.toSeconds(),
                time.toSeconds(),
                time.toSeconds(),
                olgas.address());
    }

    private List<Received> mails(int count) {
        return await().atMost(SOON).until(() -> Mails.of(SITE).to(olgas.address()), some -> some.size() == count);
    }
}
