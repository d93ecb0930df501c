package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half a year goes by, and nobody uses an app password. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class ExpiryIT extends DaysGoBy {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration A_LITTLE = Duration.ofMinutes(10);

    private final String domain = source + ".example";
    private final String mailbox = "somebody@" + domain;
    private final String person = UUID.randomUUID().toString();

    @BeforeEach
    void somebodyHasAMailboxOnAServerOfItsOwn() {
        // What others have let expire counts for a day.
        days(2);
        DATABASE.execute("INSERT INTO domain (name, mail_server) VALUES ('%1$s', '%2$s');".formatted(domain, source)
                + "INSERT INTO account (address, domain, kind) VALUES ('%1$s', '%2$s', 'PERSON');"
                        .formatted(mailbox, domain)
                + "INSERT INTO person (id, issuer, subject, name) VALUES ('%1$s', 'https://id.test', '%1$s', 'S');"
                        .formatted(person)
                + "INSERT INTO account_owner VALUES ('%1$s', '%2$s', 'OWNER', UTC_TIMESTAMP(3), 'test')"
                        .formatted(mailbox, person));
    }

    @Test
    void itsKeeperIsToldTwiceAndAfterOneHundredAndEightyDaysItExpires() throws Exception {
        isToldOfTwiceAndExpires(unused(Duration.ofDays(166).minus(A_LITTLE)));
    }

    /** On a machine that keeps Berlin's time, where the clocks are put back and put forward in this half year. */
    @Test
    void noChangeOfTheClocksMakesTheHalfYearLongerOrShorter() throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(BERLIN));
        try {
            Instant start = fiveDaysBeforeTheyArePutBack();
            move(Duration.between(clock.instant(), start));
            String id = unused(Duration.ZERO);
            move(Duration.ofDays(166).minus(A_LITTLE));

            ZoneOffsetTransition back = BERLIN.getRules().nextTransition(start);
            ZoneOffsetTransition forward = BERLIN.getRules().nextTransition(back.getInstant());
            assertThat(back.isOverlap() && forward.isGap()).isTrue();
            assertThat(forward.getInstant()).isBefore(clock.instant());
            isToldOfTwiceAndExpires(id);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private Instant fiveDaysBeforeTheyArePutBack() {
        Instant start = clock.instant().plus(Duration.ofDays(5));
        ZoneOffsetTransition next = BERLIN.getRules().nextTransition(start);
        if (next.isGap()) {
            next = BERLIN.getRules().nextTransition(next.getInstant());
        }
        return next.getInstant().minus(Duration.ofDays(5));
    }

    private void isToldOfTwiceAndExpires(String id) throws Exception {
        aRound();
        assertThat(told("APP_PASSWORD_EXPIRES")).isZero();

        move(A_LITTLE.multipliedBy(2));
        aRound();
        aRound();
        assertThat(told("APP_PASSWORD_EXPIRES")).isEqualTo(1);
        move(Duration.ofDays(11).minus(A_LITTLE.multipliedBy(2)));
        aRound();
        assertThat(told("APP_PASSWORD_EXPIRES_SOON")).isZero();
        move(A_LITTLE.multipliedBy(2));
        aRound();
        aRound();
        assertThat(told("APP_PASSWORD_EXPIRES_SOON")).isEqualTo(1);

        move(Duration.ofDays(3).minus(A_LITTLE.multipliedBy(2)));
        aRound();
        String before = state(id);
        move(A_LITTLE.multipliedBy(2));
        aRound();

        assertThat(before).isEqualTo("live");
        assertThat(state(id)).isEqualTo("ended expired");
        assertThat(DATABASE.text("SELECT COUNT(*) FROM session_kick WHERE address = '" + mailbox + "'"))
                .as("open mail sessions end with it")
                .isEqualTo("1");
        assertThat(told("APP_PASSWORD_EXPIRES")).isEqualTo(1);
        assertThat(told("APP_PASSWORD_EXPIRES_SOON")).isEqualTo(1);
        assertThat(DATABASE.text("SELECT COUNT(*) FROM audit_entry WHERE what = 'APP_PASSWORD_EXPIRED' AND thing = '"
                        + id + "'"))
                .isEqualTo("1");
        assertThat(DATABASE.text(
                        "SELECT thing FROM notice WHERE kind = 'APP_PASSWORD_EXPIRES' AND address = '" + mailbox + "'"))
                .endsWith(" laptop");
    }

    @Test
    void nothingExpiresAndNobodyIsToldWhileNoUseWouldBeKnown() throws Exception {
        String id = unused(Duration.ofDays(400));
        keepHouse.all();
        days(20);
        keepHouse.all();

        assertThat(state(id)).isEqualTo("live");
        assertThat(told("APP_PASSWORD_EXPIRES")).isZero();
        aRound();
        assertThat(told("APP_PASSWORD_EXPIRES")).isEqualTo(1);
        assertThat(state(id)).as("two weeks more").isEqualTo("live");
    }

    @Test
    void oneThatIsDueGoesOnWhileReportsHaveStopped() throws Exception {
        String id = due();

        keepHouse.all();
        String dead = state(id);
        DATABASE.execute("INSERT INTO mail_server_script (source, last_version, last_seen_at) VALUES ('" + source
                + "', 1, '" + at(Duration.ofDays(2)) + "')");
        aRound();
        String silent = state(id);
        DATABASE.execute("UPDATE mail_server_script SET last_seen_at = '" + at(Duration.ZERO) + "' WHERE source = '"
                + source + "'");
        aRound();
        DATABASE.execute("DELETE FROM mail_server_script WHERE source = '" + source + "'");

        assertThat(dead).isEqualTo("live");
        assertThat(silent).as("one of several servers does not tell").isEqualTo("live");
        assertThat(state(id)).isEqualTo("ended expired");
    }

    @Test
    void theMainPasswordAndTheWebmailProveNothing() throws Exception {
        String id = due();
        letIn("");
        letIn("webmail");

        keepHouse.all();

        assertThat(state(id)).isEqualTo("live");
    }

    @Test
    void whatIsUsedAgainIsLeftAloneAndToldAnewTheNextTime() throws Exception {
        String id = due();
        DATABASE.execute(
                "UPDATE app_password SET last_used_at = '" + at(Duration.ofMinutes(1)) + "' WHERE id = '" + id + "'");

        aRound();

        assertThat(state(id)).isEqualTo("live");
        assertThat(DATABASE.text("SELECT expiry_told FROM app_password WHERE id = '" + id + "'"))
                .isEqualTo("0");
    }

    @Test
    void oneADayExpiresWhereThereAreFewOfThem() throws Exception {
        IntStream.range(0, 3).forEach(n -> due());

        aRound();
        aRound();
        assertThat(expired()).isEqualTo(1);
        move(Duration.ofHours(23));
        aRound();
        assertThat(expired()).isEqualTo(1);
        move(Duration.ofHours(2));
        aRound();
        aRound();

        assertThat(expired()).isEqualTo(2);
    }

    @Test
    void oneInAHundredADayWhereThereAreMany() throws Exception {
        IntStream.range(0, 4).forEach(n -> due());
        DATABASE.execute("INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                + " state, made_by, created_at, shown_at, form_id) SELECT UUID(), '" + mailbox
                + "', CONCAT('m', LPAD(seq, 3, '0')), '{SSHA512}no', 'many', 'other', 'imap', 'live', '" + person
                + "', '"
                + at(Duration.ofDays(1)) + "', '" + at(Duration.ofDays(1)) + "', UUID() FROM seq_0_to_296");
        int live = Integer.parseInt(DATABASE.text("SELECT COUNT(*) FROM app_password WHERE state = 'live'"));

        aRound();
        aRound();

        assertThat(live).as("others' are few").isBetween(300, 399);
        assertThat(expired()).isEqualTo(3);
        DATABASE.execute("UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = '"
                + at(Duration.ZERO) + "' WHERE label = 'many'");
    }

    private void move(Duration more) {
        ((MovedClock) io.quarkus.arc.ClientProxy.unwrap(clock)).moveBy(more);
    }

    /** Somebody else of this server comes in by an app password, and the house is kept. */
    private void aRound() throws Exception {
        letIn(UUID.randomUUID().toString());
        keepHouse.all();
    }

    private void letIn(String appPassword) {
        String now = at(Duration.ofMinutes(1));
        DATABASE.execute("INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins,"
                + " trials, first_at, last_at, judged_within_ms) VALUES ('" + mailbox + "', '" + appPassword
                + "', 'imap', '198.51.100.1', '" + now.substring(0, 13) + ":00:00', '" + source + "', 1, 0, '" + now
                + "', '" + now + "', 1) ON DUPLICATE KEY UPDATE logins = logins + 1");
    }

    private String due() {
        String id = unused(Duration.ofDays(300));
        DATABASE.execute("UPDATE app_password SET expiry_told = 2, expiry_told_at = '" + at(Duration.ofDays(4))
                + "' WHERE id = '" + id + "'");
        return id;
    }

    private String unused(Duration since) {
        String id = UUID.randomUUID().toString();
        DATABASE.execute("INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                + " state, made_by, created_at, shown_at, last_used_at, form_id) VALUES ('" + id + "', '" + mailbox
                + "', '" + id.substring(0, 4) + "', '{SSHA512}no', 'laptop', 'other', 'imap', 'live', '" + person
                + "', '" + at(since.plusDays(30)) + "', '" + at(since.plusDays(30)) + "', '" + at(since) + "', '"
                + UUID.randomUUID() + "')");
        return id;
    }

    private String at(Duration ago) {
        return LocalDateTime.ofInstant(clock.instant().minus(ago), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString()
                .replace('T', ' ');
    }

    private String state(String id) {
        return DATABASE.text("SELECT CONCAT_WS(' ', state, ended_why) FROM app_password WHERE id = '" + id + "'");
    }

    private int told(String kind) {
        return Integer.parseInt(DATABASE.text(
                "SELECT COUNT(*) FROM notice WHERE kind = '" + kind + "' AND address = '" + mailbox + "'"));
    }

    private int expired() {
        return Integer.parseInt(DATABASE.text(
                "SELECT COUNT(*) FROM app_password WHERE ended_why = 'expired' AND address = '" + mailbox + "'"));
    }
}
