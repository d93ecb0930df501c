package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.attempt.LoginUse;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Hope.Word;
import latchkey.mailserver.AReport;
import latchkey.mailserver.LoginReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alice's phone was refused at noon, and something gets in a minute later. */
class HopeTest {
    private static final String ALICE = "alice@example.org";
    private static final String BOB = "bob@example.org";
    private static final String PHONE = "id of phone";
    private static final String IPHONE = "iPhone Mail";
    private static final Instant NOON = AReport.NOON;
    private static final AReport ACCEPTED =
            AReport.of("app_password_ok").naming(PHONE).at(NOON.plusSeconds(60));

    private boolean deviceIsKnown;
    private boolean appPasswordIsKnown;

    private final Hope.Past past = new Hope.Past() {
        @Override
        public boolean knowsDevice(LoginUse use, Instant before) {
            return deviceIsKnown;
        }

        @Override
        public boolean knowsAppPassword(LoginUse use, Instant before) {
            return appPasswordIsKnown;
        }
    };

    @Test
    void whatGetsInByItsOwnNameIsIt() throws SQLException {
        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, IPHONE), ACCEPTED.calledItself(IPHONE)))
                .isEqualTo(Word.SURELY);
        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, IPHONE), ACCEPTED.calledItself("Outlook")))
                .isEqualTo(Word.NOTHING);
    }

    @Test
    void anotherOneOfTheSameMakeThatGotInBeforeMayBeAnother() throws SQLException {
        deviceIsKnown = true;

        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, IPHONE), ACCEPTED.calledItself(IPHONE)))
                .isEqualTo(Word.PERHAPS);
    }

    @Test
    void whatHasNoNameMayBeIt() throws SQLException {
        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, null), ACCEPTED))
                .isEqualTo(Word.PERHAPS);
    }

    @Test
    void whereNobodyTellsANetworkItMayBeItToo() throws SQLException {
        Hope nowhere = refused(ALICE, Reason.STALE_CLIENT, null, IPHONE, List.of(), 3);

        assertThat(said(nowhere, ACCEPTED.calledItself(IPHONE).from(null))).isEqualTo(Word.PERHAPS);
        assertThat(said(nowhere, ACCEPTED.calledItself(IPHONE))).isEqualTo(Word.NOTHING);
        assertThat(said(
                        refused(ALICE, Reason.STALE_CLIENT, null, IPHONE),
                        ACCEPTED.calledItself(IPHONE).from(null)))
                .isEqualTo(Word.NOTHING);
    }

    @Test
    void theAppPasswordThatItNearlyWasIsIt() throws SQLException {
        appPasswordIsKnown = true;

        assertThat(said(refused(ALICE, Reason.MISTYPED_APP_PASSWORD, PHONE, null), ACCEPTED))
                .isEqualTo(Word.SURELY);
        assertThat(said(refused(ALICE, Reason.MISTYPED_APP_PASSWORD, "id of tablet", null), ACCEPTED))
                .isEqualTo(Word.PERHAPS);
    }

    @Test
    void afterOneMistakeANewAppPasswordIsTheOneThatWasMeant() throws SQLException {
        Hope typedOnce = refused(ALICE, Reason.MISTYPED_APP_PASSWORD, null, IPHONE, List.of("192.0.2.7"), 1);
        Hope typedTwice = refused(ALICE, Reason.MISTYPED_APP_PASSWORD, null, IPHONE, List.of("192.0.2.7"), 2);

        assertThat(said(typedOnce, ACCEPTED)).isEqualTo(Word.SURELY);
        assertThat(said(typedTwice, ACCEPTED)).isEqualTo(Word.NOTHING);

        appPasswordIsKnown = true;

        assertThat(said(typedOnce, ACCEPTED)).isEqualTo(Word.NOTHING);
    }

    @Test
    void whoPutsTheUserNameRightIsKnownByTheAppPassword() throws SQLException {
        Hope atBob = refused(BOB, Reason.OTHER_ACCOUNTS_APP_PASSWORD, PHONE, null);
        Hope atNobody = refused("alic@example.org", Reason.OTHER_ACCOUNTS_APP_PASSWORD, PHONE, IPHONE);

        assertThat(said(atBob, ACCEPTED)).isEqualTo(Word.SURELY);
        assertThat(said(atNobody, ACCEPTED)).isEqualTo(Word.SURELY);
        assertThat(said(atBob, ACCEPTED.naming("id of tablet"))).isEqualTo(Word.NOTHING);
        assertThat(said(atBob, ACCEPTED.by("smtp"))).isEqualTo(Word.NOTHING);
        assertThat(said(atBob, ACCEPTED.from("198.51.100.9"))).isEqualTo(Word.NOTHING);

        appPasswordIsKnown = true;

        assertThat(said(atBob, ACCEPTED)).as("perhaps of another device").isEqualTo(Word.PERHAPS);
    }

    @Test
    void anAppPasswordThatIsOnlyInferredShowsNothingOfItself() throws SQLException {
        LoginReport seen = ACCEPTED.report();
        LoginReport inferred = new LoginReport(
                seen.id(),
                seen.at(),
                seen.source(),
                seen.login(),
                seen.address(),
                seen.protocol(),
                seen.outcome(),
                seen.passedOn(),
                seen.appPasswordId(),
                seen.fingerprint(),
                seen.remoteIp(),
                seen.secured(),
                LoginReport.INFERRED,
                seen.clientId(),
                seen.session(),
                seen.tries());

        assertThat(refused(ALICE, Reason.MISTYPED_APP_PASSWORD, PHONE, null)
                        .of(new LoginUse(inferred, ALICE, false), past))
                .isEqualTo(Word.PERHAPS);
    }

    @Test
    void whatCameBeforeTheRefusalSaysNothing() throws SQLException {
        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, null), ACCEPTED.at(NOON.minusSeconds(1))))
                .isEqualTo(Word.NOTHING);
        assertThat(said(refused(ALICE, Reason.STALE_CLIENT, null, null), ACCEPTED.at(NOON.plus(Duration.ofDays(31)))))
                .isEqualTo(Word.NOTHING);
    }

    @Test
    void aNameIsTheSameHoweverTheTelephoneWritesIt() {
        AReport capital = AReport.of("unknown_account").ofNobody();

        assertThat(FailingClient.account(typed("Alice", capital))).isEqualTo("alice");
        assertThat(FailingClient.idOf(typed("Alice", capital))).isEqualTo(FailingClient.idOf(typed("alice", capital)));
    }

    private static LoginReport typed(String login, AReport like) {
        LoginReport report = like.report();
        return new LoginReport(
                1,
                report.at(),
                report.source(),
                login,
                null,
                report.protocol(),
                report.outcome(),
                true,
                null,
                report.fingerprint(),
                report.remoteIp(),
                null,
                null,
                null,
                null,
                1);
    }

    private Word said(Hope hope, AReport accepted) throws SQLException {
        return hope.of(new LoginUse(accepted.report(), ALICE, false), past);
    }

    private static Hope refused(String at, Reason reason, @Nullable String appPassword, @Nullable String client) {
        return refused(at, reason, appPassword, client, List.of("192.0.2.7"), 3);
    }

    private static Hope refused(
            String at,
            Reason reason,
            @Nullable String appPassword,
            @Nullable String client,
            List<String> networks,
            long tries) {
        return new Hope(
                "00",
                at,
                "imap",
                Optional.of(reason),
                appPassword,
                networks,
                client,
                false,
                NOON,
                tries,
                Optional.empty());
    }
}
