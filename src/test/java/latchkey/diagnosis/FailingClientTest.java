package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailingClientTest {
    private static final AReport PHONE = AReport.of("main_password");
    private static final Instant NOON = AReport.NOON;

    @Nested
    class IsOne {
        @Test
        void whereverItIs() {
            assertThat(id(PHONE.from("198.51.100.9"))).isEqualTo(id(PHONE)).matches("[0-9a-f]{32}");
        }

        @Test
        void whateverItCallsItself() {
            assertThat(id(PHONE.calledItself("\"name\" \"Mail\""))).isEqualTo(id(PHONE));
        }

        @Test
        void aslongAsItTriesTheSameSecret() {
            assertThat(id(PHONE.trying(8))).isNotEqualTo(id(PHONE));
            assertThat(id(PHONE.naming("a").trying(8))).isEqualTo(id(PHONE.naming("a")));
            assertThat(id(PHONE.naming("b"))).isNotEqualTo(id(PHONE.naming("a")));
        }

        @Test
        void aslongAsItMistypesTheSameAppPassword() {
            AReport wrong = AReport.of("wrong_secret").naming("a");

            assertThat(id(wrong.trying(8))).isEqualTo(id(wrong)).isNotEqualTo(id(PHONE.naming("a")));
        }

        @Test
        void byOneProtocol() {
            assertThat(id(PHONE.by("smtp"))).isNotEqualTo(id(PHONE));
        }

        @Test
        void atOneMailboxOrAtWhatWasTyped() {
            assertThat(FailingClient.account(PHONE.report())).isEqualTo("alice@example.org");
            assertThat(FailingClient.account(PHONE.ofNobody().report())).isEqualTo("alice@example.org");
        }

        @Test
        void evenWithoutAFingerprint() {
            assertThat(id(PHONE.trying(null))).isEqualTo(id(PHONE.trying(null))).isNotEqualTo(id(PHONE));
        }

        @Test
        void apartFromTheOneThatCountsForTheRest() {
            assertThat(FailingClient.overflowIdOf(PHONE.report()))
                    .isNotEqualTo(id(PHONE))
                    .isEqualTo(FailingClient.overflowIdOf(PHONE.trying(9).report()));
        }
    }

    @Nested
    class Remembers {
        @Test
        void theLastEightNetworksTheNewestFirst() {
            FailingClient client = started();
            for (int i = 1; i <= 9; i++) {
                client = client.and(attempt(PHONE.from("198.51.100." + i).at(NOON.plusSeconds(i))));
            }

            assertThat(client.networks()).hasSize(8).startsWith("198.51.100.9", "198.51.100.8");
        }

        @Test
        void aNetworkOnceAndNoneForAnAddressThatIsNone() {
            FailingClient client = started()
                    .and(attempt(PHONE.at(NOON.plusSeconds(1))))
                    .and(attempt(PHONE.from("unknown").at(NOON.plusSeconds(2))))
                    .and(attempt(PHONE.from(null).at(NOON.plusSeconds(3))));

            assertThat(client.networks()).containsExactly("192.0.2.7");
            assertThat(FailingClient.networksOf("192.0.2.7,2001:db8:0:0::/64"))
                    .containsExactly("192.0.2.7", "2001:db8:0:0::/64");
            assertThat(FailingClient.networksOf("")).isEmpty();
            assertThat(client.tries()).isEqualTo(4);
        }

        @Test
        void whatItCalledItselfLast() {
            FailingClient client =
                    started().and(attempt(PHONE.calledItself("Mail"))).and(attempt(PHONE));

            assertThat(client.clientId()).isEqualTo("Mail");
        }
    }

    @Nested
    class MayBeTwo {
        @Test
        void ifTheyCallThemselvesByTwoNames() {
            AReport mail = PHONE.calledItself("Mail");

            assertThat(FailingClient.startedBy(id(mail), attempt(mail))
                            .and(attempt(mail))
                            .severalClients())
                    .isFalse();
            assertThat(FailingClient.startedBy(id(mail), attempt(mail))
                            .and(attempt(PHONE.calledItself("Thunderbird")))
                            .severalClients())
                    .isTrue();
            assertThat(started().and(attempt(mail)).severalClients()).isTrue();
        }

        @Test
        void asWellAfterwards() {
            FailingClient client = FailingClient.goingOn(
                    id(PHONE),
                    new FailingClient.Stored(Rhythm.NONE.and(PHONE.report()), List.of(), null, true),
                    attempt(PHONE.at(NOON.plusSeconds(60))));

            assertThat(client.severalClients()).isTrue();
            assertThat(client.tries()).isEqualTo(1);
            assertThat(client.rhythm()).isEqualTo(new Rhythm(2, NOON.plusSeconds(60), List.of(60L)));
        }
    }

    private static FailingClient started() {
        return FailingClient.startedBy(id(PHONE), attempt(PHONE));
    }

    private static LoginAttempt attempt(AReport report) {
        return new LoginAttempt(report.report(), Reason.MAIN_PASSWORD, Certainty.CERTAIN, false, null);
    }

    private static String id(AReport report) {
        return FailingClient.idOf(report.report());
    }
}
