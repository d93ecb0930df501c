package latchkey.helpdesk.nudge;

import static latchkey.helpdesk.nudge.Situations.GRETA;
import static latchkey.helpdesk.nudge.Situations.GRETAS;
import static latchkey.helpdesk.nudge.Situations.MAIN_PASSWORD;
import static latchkey.helpdesk.nudge.Situations.NOW;
import static latchkey.helpdesk.nudge.Situations.OTTO;
import static latchkey.helpdesk.nudge.Situations.WEEK;
import static latchkey.helpdesk.nudge.Situations.choose;
import static latchkey.helpdesk.nudge.Situations.failing;
import static latchkey.helpdesk.nudge.Situations.gretas;
import static latchkey.helpdesk.nudge.Situations.keeper;
import static latchkey.helpdesk.nudge.Situations.locked;
import static latchkey.helpdesk.nudge.Situations.mailbox;
import static latchkey.helpdesk.nudge.Situations.nudged;
import static latchkey.helpdesk.nudge.Situations.read;
import static latchkey.helpdesk.nudge.Situations.shut;
import static latchkey.helpdesk.nudge.Situations.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.account.Account.Kind;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.helpdesk.nudge.Facts.Program;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Greta's mail program fails. Whether she is written to, where, and why not. */
class ChooseWayTest {
    @Nested
    class IsReached {
        @Test
        void inHerMailboxWhereSomebodyReadsIt() {
            Choice choice = choose(read(gretas(), MAIN_PASSWORD));

            assertThat(choice.way()).contains(Way.MAILBOX);
            assertThat(to(choice)).containsExactly(GRETAS);
            assertThat(choice.to().get(0).language()).contains("de");
            assertThat(choice.programs()).containsExactly(MAIN_PASSWORD);
        }

        @Test
        void atTheSecondAddressWhereNobodyOpensTheMailbox() {
            Choice choice = choose(locked(gretas(), MAIN_PASSWORD));

            assertThat(choice.way()).contains(Way.SECOND_ADDRESS);
            assertThat(to(choice)).containsExactly("greta@elsewhere.example");
            assertThat(choice.to().get(0).is(GRETA)).isTrue();
        }

        @Test
        void byALetterWhereThereIsNone() {
            Choice choice = choose(locked(mailbox(Kind.PERSON, keeper(GRETA, GRETAS, "")), MAIN_PASSWORD));

            assertThat(choice.way()).contains(Way.LETTER);
            assertThat(choice.to()).isEmpty();
            assertThat(choice.programs()).containsExactly(MAIN_PASSWORD);
        }

        @Test
        void beforeSheHasEverSignedIn() {
            Choice read = choose(read(mailbox(Kind.PERSON), MAIN_PASSWORD));
            Choice locked = choose(locked(mailbox(Kind.PERSON), MAIN_PASSWORD));

            assertThat(read.way()).contains(Way.MAILBOX);
            assertThat(to(read)).containsExactly(GRETAS);
            assertThat(read.to().get(0).language()).isEmpty();
            assertThat(locked.way()).contains(Way.LETTER);
        }

        @Test
        void asACustodianWhereSheReadsMail() {
            Kept info = mailbox(
                    Kind.SHARED,
                    keeper(GRETA, GRETAS, "greta@elsewhere.example"),
                    keeper(OTTO, "otto@example.org", ""));

            Choice choice = choose(locked(info, MAIN_PASSWORD));

            assertThat(choice.way()).contains(Way.CUSTODIANS);
            assertThat(to(choice)).containsExactly(GRETAS, "otto@example.org");
        }

        @Test
        void asACustodianAtTheSecondAddressWhereNobodyOpensTheOwnMailbox() {
            Kept info = mailbox(
                    Kind.SHARED,
                    keeper(GRETA, GRETAS, "greta@elsewhere.example"),
                    keeper(OTTO, "otto@example.org", "otto.private@example.org"));

            Choice choice = choose(shut(info, GRETAS, "otto.private@example.org"));

            assertThat(choice.way()).contains(Way.CUSTODIANS);
            assertThat(to(choice)).containsExactly("greta@elsewhere.example", "otto@example.org");
        }

        @Test
        void asACustodianOfWhomOnlyASecondAddressIsKnown() {
            Kept info = mailbox(Kind.SERVICE, keeper(GRETA, "", "greta@elsewhere.example"));

            assertThat(to(choose(locked(info, MAIN_PASSWORD)))).containsExactly("greta@elsewhere.example");
        }

        @Test
        void byALetterWhereNoCustodianCanReadAnyMail() {
            Kept info = mailbox(Kind.SHARED, keeper(GRETA, GRETAS, ""), keeper(OTTO, "otto@example.org", ""));

            assertThat(choose(shut(info, GRETAS, "otto@example.org")).way()).contains(Way.LETTER);
            assertThat(to(choose(shut(info, GRETAS)))).containsExactly("otto@example.org");
        }

        @Test
        void thoughAnotherCustodianDoesNotWantIt() {
            Kept info = mailbox(Kind.SERVICE, keeper(GRETA, GRETAS, ""), keeper(OTTO, "otto@example.org", ""));

            Choice choice = choose(new Facts(
                    GRETAS,
                    Optional.of(info),
                    true,
                    List.of(MAIN_PASSWORD),
                    false,
                    Set.of(OTTO),
                    Set.of(),
                    Optional.empty()));

            assertThat(to(choice)).containsExactly(GRETAS);
        }

        @Test
        void againWhenTheCoolDownIsOver() {
            assertThat(choose(nudged(WEEK)).way()).contains(Way.MAILBOX);
        }

        @Test
        void thoughHerProgramGaveUp() {
            Program quiet = new Program(Reason.STALE_CLIENT, FailingClientState.QUIET, Optional.empty());

            assertThat(choose(locked(gretas(), quiet)).way()).contains(Way.SECOND_ADDRESS);
        }

        @Test
        void aboutWhatSheCanMendOnly() {
            Choice choice = choose(read(gretas(), failing(Reason.MAIL_SERVER_UNAVAILABLE), MAIN_PASSWORD));

            assertThat(choice.programs()).containsExactly(MAIN_PASSWORD);
        }
    }

    @Nested
    class IsLeftAlone {
        private void because(Why why, Facts facts) {
            Choice choice = choose(facts);

            assertThat(choice.why()).contains(why);
            assertThat(choice.way()).isEmpty();
            assertThat(choice.to()).isEmpty();
        }

        @Test
        void becauseNoMailboxHasThatName() {
            because(
                    Why.NO_MAILBOX,
                    new Facts(
                            "gretta",
                            Optional.empty(),
                            false,
                            List.of(MAIN_PASSWORD),
                            false,
                            Set.of(),
                            Set.of(),
                            Optional.empty()));
        }

        @Test
        void becauseItIsAnothersDomain() {
            because(
                    Why.ELSEWHERE,
                    new Facts(
                            GRETAS,
                            Optional.of(gretas()),
                            false,
                            List.of(MAIN_PASSWORD),
                            true,
                            Set.of(),
                            Set.of(),
                            Optional.empty()));
        }

        @Test
        void becauseTheMailboxIsOff() {
            because(Why.OFF, read(new Kept(Kind.PERSON, false, Optional.empty(), gretas().keepers()), MAIN_PASSWORD));
        }

        @ParameterizedTest
        @EnumSource(
                value = FailingClientState.class,
                names = {"FAILING", "QUIET"},
                mode = EnumSource.Mode.EXCLUDE)
        void becauseItWorksByNow(FailingClientState state) {
            because(Why.FIXED, read(gretas(), new Program(Reason.MAIN_PASSWORD, state, Optional.empty())));
        }

        @Test
        void becauseNothingFailsAnyMore() {
            because(Why.FIXED, read(gretas()));
        }

        @ParameterizedTest
        @EnumSource(
                value = Reason.class,
                names = {"GUESSING", "ADDRESS_MISTYPED", "ACCOUNT_OFF", "MAIL_SERVER_UNAVAILABLE"})
        void becauseItIsNotHersToMend(Reason reason) {
            because(Why.NOT_HIS, read(gretas(), failing(reason)));
        }

        @Test
        void becauseHerMainPasswordIsAllowedForNow() {
            Kept exempt = new Kept(Kind.PERSON, true, Optional.of(NOW.plusSeconds(60)), gretas().keepers());
            Kept over = new Kept(Kind.PERSON, true, Optional.of(NOW), gretas().keepers());

            because(Why.EXEMPT, read(exempt, MAIN_PASSWORD));
            assertThat(choose(read(exempt, MAIN_PASSWORD, failing(Reason.STALE_CLIENT)))
                            .programs())
                    .containsExactly(failing(Reason.STALE_CLIENT));
            assertThat(choose(read(over, MAIN_PASSWORD)).way()).contains(Way.MAILBOX);
        }

        @Test
        void becauseSheWasNudgedAShortTimeAgo() {
            because(Why.COOLING_DOWN, nudged(WEEK.minusSeconds(1)));
        }

        @Test
        void becauseNobodyKeepsTheMailbox() {
            because(Why.NOBODYS, read(mailbox(Kind.SHARED), MAIN_PASSWORD));
            because(Why.NOBODYS, read(mailbox(Kind.SERVICE), MAIN_PASSWORD));
        }

        @Test
        void becauseNoAddressOfACustodianIsKnown() {
            because(Why.NO_ADDRESS, read(mailbox(Kind.SHARED, keeper(GRETA, "", "")), MAIN_PASSWORD));
        }

        @Test
        void becauseSheDoesNotWantIt() {
            because(
                    Why.UNWANTED,
                    new Facts(
                            GRETAS,
                            Optional.of(gretas()),
                            true,
                            List.of(MAIN_PASSWORD),
                            false,
                            Set.of(GRETA),
                            Set.of(),
                            Optional.empty()));
        }
    }
}
