package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
                client = client.and(attempt(PHONE.from("198.51.100." + i).at(NOON.plusSeconds(i))), NOON);
            }

            assertThat(client.networks()).hasSize(8).startsWith("198.51.100.9", "198.51.100.8");
        }

        @Test
        void aNetworkOnceAndNoneForAnAddressThatIsNone() {
            FailingClient client = started()
                    .and(attempt(PHONE.at(NOON.plusSeconds(1))), NOON)
                    .and(attempt(PHONE.from("unknown").at(NOON.plusSeconds(2))), NOON)
                    .and(attempt(PHONE.from(null).at(NOON.plusSeconds(3))), NOON);

            assertThat(client.networks()).containsExactly("192.0.2.7");
            assertThat(client.tries()).isEqualTo(4);
        }

        @Test
        void whatItCalledItselfLast() {
            FailingClient client =
                    started().and(attempt(PHONE.calledItself("Mail")), NOON).and(attempt(PHONE), NOON);

            assertThat(client.clientId()).isEqualTo("Mail");
        }
    }

    @Nested
    class Beat {
        @Test
        void isNoneAfterOneTry() {
            assertThat(started().beat()).isEmpty();
        }

        @Test
        void isTheMedianOfTheLastTenGaps() {
            FailingClient client = started();
            Instant last = NOON;
            for (int gap : new int[] {9000, 9000, 300, 300, 300, 300, 300, 300, 300, 300, 86_400, 300}) {
                Instant next = last.plusSeconds(gap);
                client = client.and(attempt(PHONE.at(next)), last);
                last = next;
            }

            assertThat(client.beat()).hasValue(300L);
            assertThat(client.gaps()).hasSize(10).doesNotContain(9000L);
        }

        @Test
        void isNotDisturbedByReportsOfTheSameSecondOrOutOfOrder() {
            FailingClient client = started()
                    .and(attempt(PHONE), NOON)
                    .and(attempt(PHONE.at(NOON.minusSeconds(5))), NOON)
                    .and(attempt(PHONE.at(NOON.plusSeconds(60))), NOON);

            assertThat(client.gaps()).containsExactly(60L);
        }

        @Test
        void isStoredAsText() {
            FailingClient client = started().and(attempt(PHONE.at(NOON.plusSeconds(60))), NOON);

            assertThat(client.gapsText()).isEqualTo("60");
            assertThat(FailingClient.gapsOf("60,300")).containsExactly(60L, 300L);
            assertThat(FailingClient.gapsOf("")).isEmpty();
            assertThat(FailingClient.networksOf("192.0.2.7,2001:db8:0:0::/64"))
                    .containsExactly("192.0.2.7", "2001:db8:0:0::/64");
            assertThat(FailingClient.networksOf("")).isEmpty();
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
