package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubMailbox.Source;
import latchkey.mailserver.Bans;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What mailcow knows of mailboxes and of networks that it shuts out. */
class MailboxesAndBansTest {
    private static final String BOB = "bob@cow.test";
    private static final String OFFICE = "203.0.113.9";

    private StubbedMailcow mailcow;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
        mailcow.stub
                .state()
                .addMailbox(BOB, "bob-main-1")
                .called("Bob Baker")
                .from(Source.LDAP)
                .secondFactor()
                .attribute("imap_access", "0");
        mailcow.stub.state().addMailbox("dave@elsewhere.test", "dave-main-1");
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    @DisplayName("Other calls: get/mailbox/reduced is undocumented and much cheaper")
    void theShortListIsReadWhereItIsServed() {
        List<Mailbox> mailboxes = mailboxes();

        assertThat(mailboxes).extracting(Mailbox::address).containsExactly(mailcow.mailbox(), MailAddress.of(BOB));
        assertThat(mailboxes.get(1).name()).isEqualTo("Bob Baker");
        assertThat(mailboxes.get(1).passwordKeptBy()).isEqualTo("ldap");
        assertThat(mailboxes.get(1).takesMainPassword())
                .isEqualTo(Set.of("pop3", "smtp", "sieve", "dav", "eas", "webmail"));
        assertThat(mailcow.stub.requests("get/mailbox/all")).isZero();
    }

    @Test
    void theFullListIsReadWhereTheShortOneIsNotServed() {
        mailcow.stub.state().withoutReducedList();

        assertThat(mailboxes()).hasSize(2);
    }

    @Test
    void theFullListTakesLongerSoItIsNotAskedForWhenTheShortOneComesTooLate() {
        MailcowApi impatient = new MailcowApi(
                "cow",
                Settings.of(mailcow.stub, mailcow.keyFile).listing(Duration.ofMillis(300)),
                Replicas.NONE,
                Clock.systemUTC());
        mailcow.stub.faults().on("get/mailbox/reduced", Fault.TIME_OUT);

        assertThatThrownBy(() -> new MailcowMailboxes(
                                new Mailcow("cow", Settings.of(mailcow.stub, mailcow.keyFile), impatient),
                                (one, domain) -> Optional.empty())
                        .mailboxes("cow.test"))
                .isInstanceOf(MailcowApi.Slow.class);
        mailcow.stub.faults().goOn();
        assertThat(mailcow.stub.requests("get/mailbox/all")).isZero();
    }

    @Test
    @DisplayName("Identity providers: with LDAP the main password is still accepted although there is a second factor")
    void whetherASecondFactorIsAskedIsKnownForOtherSourcesOnly() {
        assertThat(mailboxes()).extracting(Mailbox::secondFactor).containsExactly(Optional.empty(), Optional.of(false));
        assertThat(mailcow.stub.login(BOB, "bob-main-1", OFFICE, "pop3")).isTrue();
    }

    @Test
    void aThousandMailboxesAreListedWithinFiveSeconds() {
        IntStream.range(0, 1000).forEach(i -> mailcow.stub.state().addMailbox("user" + i + "@cow.test", "main"));
        mailcow.stub.delays().on(true);
        long begin = System.nanoTime();

        List<Mailbox> mailboxes = mailboxes();

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(mailboxes).hasSize(1002);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        System.out.printf("1,000 mailboxes of a mailcow listed in %d ms%n", took.toMillis());
    }

    @Test
    @DisplayName("Other calls: banned_until says how long, not until when")
    void aBanEndsWhenItsTimeIsOver() {
        mailcow.stub.state().bans().ban(OFFICE, Duration.ofMinutes(25));
        assertThat(Raw.with(mailcow.stub).get("get/fail2ban"))
                .containsPattern("\"active_bans\":\\[\\{\"queued_for_unban\":0,\"network\":\"203.0.113.9/32\","
                        + "\"ip\":\"203.0.113.9\",\"banned_until\":\"00h 2[45]m \\d\\ds\"}]}");

        List<Bans.Ban> active = bans().active();

        assertThat(active).singleElement().satisfies(ban -> {
            assertThat(ban.network()).isEqualTo("203.0.113.9/32");
            assertThat(ban.until())
                    .isCloseTo(Instant.now().plus(Duration.ofMinutes(25)), within(5, ChronoUnit.SECONDS));
            assertThat(ban.beingLifted()).isFalse();
        });
    }

    @Test
    void aBanThatIsLiftedIsOverAtNetfiltersNextTurn() {
        mailcow.stub.state().bans().ban(OFFICE, Duration.ofMinutes(25));

        bans().lift("203.0.113.9/32");
        bans().lift("203.0.113.9/32");
        bans().lift("198.51.100.1/32");

        assertThat(bans().active()).singleElement().matches(Bans.Ban::beingLifted);
        assertThat(mailcow.stub.requests("edit/fail2ban")).isEqualTo(1);
        mailcow.stub.state().bans().turn();
        assertThat(bans().active()).isEmpty();
    }

    @Test
    @DisplayName("Other calls: perm_bans are those of its blacklist, and stay whatever is unbanned")
    void aNetworkThatIsShutOutForGoodIsToldAsSuchAndIsNotLifted() {
        mailcow.stub.state().bans().ban(OFFICE, Duration.ofMinutes(25));
        mailcow.stub.state().bans().banForGood("203.0.113.9/32");
        mailcow.stub.state().bans().banForGood("198.51.100.0/24");
        assertThat(Raw.with(mailcow.stub).get("get/fail2ban"))
                .contains("\"perm_bans\":[{\"network\":\"198.51.100.0/24\",\"ip\":\"198.51.100.0\"},"
                        + "{\"network\":\"203.0.113.9/32\",\"ip\":\"203.0.113.9\"}]");

        bans().lift("198.51.100.0/24");
        bans().lift("203.0.113.9/32");

        assertThat(bans().active())
                .extracting(Bans.Ban::network, Bans.Ban::forGood)
                .containsExactlyInAnyOrder(tuple("198.51.100.0/24", true), tuple("203.0.113.9/32", true));
        assertThat(mailcow.stub.requests("edit/fail2ban")).isZero();
    }

    private List<Mailbox> mailboxes() {
        return mailcow.server.mailboxDirectory().orElseThrow().mailboxes("cow.test");
    }

    private Bans bans() {
        return mailcow.server.bans().orElseThrow();
    }
}
