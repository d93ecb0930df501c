package latchkey.helpdesk.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Account.Kind;
import latchkey.account.ReachKeepers.Keeper;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Greta's mail program fails. Whether she is written to, where, and why not. */
class ChooseWayTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String GRETAS = "greta@example.org";
    private static final UUID GRETA = UUID.randomUUID();
    private static final UUID OTTO = UUID.randomUUID();
    private static final Program MAIN_PASSWORD = failing(Reason.MAIN_PASSWORD);

    private static Program failing(Reason reason) {
        return new Program(reason, FailingClientState.FAILING, Optional.of("Thunderbird 128.4.0"));
    }

    private static Keeper keeper(UUID person, String contact, String second) {
        return new Keeper(person, Optional.of("de"), MailAddress.parse(contact), MailAddress.parse(second));
    }

    private static Kept mailbox(Kind kind, Keeper... keepers) {
        return new Kept(kind, true, Optional.empty(), List.of(keepers));
    }

    /** Greta's own, of which she has told the provider a second address. */
    private static Kept gretas() {
        return mailbox(Kind.PERSON, keeper(GRETA, GRETAS, "greta@elsewhere.example"));
    }

    private static Facts locked(Kept mailbox, Program... programs) {
        return new Facts(
                GRETAS, Optional.of(mailbox), true, Arrays.asList(programs), false, Set.of(), Optional.empty());
    }

    private static Facts read(Kept mailbox, Program... programs) {
        return new Facts(GRETAS, Optional.of(mailbox), true, Arrays.asList(programs), true, Set.of(), Optional.empty());
    }

    private static Facts nudged(Duration ago) {
        return new Facts(
                GRETAS,
                Optional.of(gretas()),
                true,
                List.of(MAIN_PASSWORD),
                true,
                Set.of(),
                Optional.of(NOW.minus(ago)));
    }

    private static Choice choose(Facts facts) {
        return new ChooseWay(NOW, WEEK).of(facts);
    }

    private static List<String> to(Choice choice) {
        return choice.to().stream().map(one -> one.address().toString()).toList();
    }

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
        void thoughAnotherCustodianDoesNotWantIt() {
            Kept info = mailbox(Kind.SERVICE, keeper(GRETA, GRETAS, ""), keeper(OTTO, "otto@example.org", ""));

            Choice choice = choose(new Facts(
                    GRETAS, Optional.of(info), true, List.of(MAIN_PASSWORD), false, Set.of(OTTO), Optional.empty()));

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
            because(
                    Why.NO_ADDRESS,
                    read(mailbox(Kind.SHARED, keeper(GRETA, "", "greta@elsewhere.example")), MAIN_PASSWORD));
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
                            Optional.empty()));
        }
    }
}
