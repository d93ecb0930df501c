package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.PublishedAppPasswords.Published;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JudgeRefusedTest {
    private static final String ANNA = "anna@example.org";
    private static final Instant NOW = Instant.parse("2026-08-05T12:00:00Z");
    private static final Set<String> ALL_WAYS = Set.of("imap", "pop3", "smtp", "sieve", "dav", "eas");

    private final Map<String, KnownMailbox> mailboxes = new HashMap<>();
    private final Map<String, Boolean> accounts = new HashMap<>(Map.of(ANNA, false));

    @Test
    @DisplayName("What a failure leaves: digits of an app password that was issued say which one it was")
    void whatWasRetiredIsNamed() {
        assertThat(judge("old", "imap", own("old", Optional.of("expired"), Protocol.IMAP)))
                .extracting(NewReport::outcome, report -> report.appPasswordId().orElse(""))
                .containsExactly("expired", "id of old");
    }

    @Test
    @DisplayName("What a failure leaves: a missing scope gives the same line")
    void oneOfAnotherProtocolIsNamed() {
        assertThat(judge("scanner", "imap", own("scanner", Optional.empty(), Protocol.SMTP))
                        .outcome())
                .isEqualTo("wrong_protocol");
    }

    @Test
    void oneThatShouldHaveBeenLetInIsNoWrongPassword() {
        assertThat(judge("phone", "imap", own("phone", Optional.empty(), Protocol.IMAP))
                        .outcome())
                .isEqualTo("app_password_refused");
    }

    @Test
    void anotherMailboxesIsLikelyOnly() {
        Published bobs = new Published(
                "bobs",
                "bob@example.org",
                Optional.empty(),
                mark("phone"),
                Set.of(Protocol.IMAP),
                Optional.empty(),
                Optional.of(NOW),
                Set.of());

        assertThat(judge("phone", "imap", bobs).outcome()).isEqualTo("other_account_likely");
    }

    @Test
    @DisplayName("What a failure leaves: a refusal for the second factor gives the same line")
    void theSecondFactorRefusesTheMainPassword() {
        known("mailcow", Optional.of(true), ALL_WAYS, true);

        assertThat(judge("main", "imap").outcome()).isEqualTo("not_an_app_password");
    }

    @Test
    @DisplayName("Identity providers: with LDAP and Keycloak the main password is still accepted with a second factor")
    void ofADirectorysMailboxItDoesNot() {
        known("ldap", Optional.of(false), ALL_WAYS, true);

        assertThat(judge("main", "imap").outcome()).isEqualTo("wrong_password");
    }

    @Test
    @DisplayName("Checklist: the second factor by the database, else unknown")
    void whereTheSecondFactorIsNotKnownNothingIsSaidOfIt() {
        known("mailcow", Optional.empty(), ALL_WAYS, true);

        assertThat(judge("main", "imap").outcome()).isEqualTo("wrong_password");
    }

    @Test
    void thePortalsOwnRefusalAndMailcowsSwitchDoSo() {
        known("mailcow", Optional.of(false), Set.of("webmail", "smtp"), true);
        assertThat(judge("main", "imap").outcome()).isEqualTo("not_an_app_password");
        assertThat(judge("main", "smtp").outcome()).isEqualTo("wrong_password");

        accounts.put(ANNA, true);

        assertThat(judge("main", "smtp").outcome()).isEqualTo("not_an_app_password");
    }

    @Test
    void aMailboxThatIsOffIsOffForItsOwnAppPassword() {
        known("mailcow", Optional.of(false), ALL_WAYS, false);

        assertThat(judge("phone", "imap", own("phone", Optional.empty(), Protocol.IMAP))
                        .outcome())
                .isEqualTo("account_off");
        assertThat(judge("old", "imap", own("old", Optional.of("revoked"), Protocol.IMAP))
                        .outcome())
                .isEqualTo("account_off");
    }

    @Test
    void whoTriesAnythingAtAMailboxThatIsOffIsNotSaidToHaveItsPassword() {
        known("mailcow", Optional.of(false), ALL_WAYS, false);

        NewReport guess = judge("Summer2026", "imap", own("phone", Optional.empty(), Protocol.IMAP));

        assertThat(guess.outcome()).isEqualTo(LoginReport.MAILBOX_OFF);
        assertThat(guess.appPasswordId()).isEmpty();
    }

    @Test
    @DisplayName("What a failure leaves: unknown mailboxes give the same line")
    void nobodyIsToldApartFromSomebodyWhoseDomainWasNeverListed() {
        RefusedLogin nobody = tried("nobody@example.org", "x");

        NewReport listed = judge(nobody, Set.of("example.org"));
        NewReport neverListed = judge(nobody, Set.of());
        NewReport notServed = judge(tried("nobody@elsewhere.example", "x"), Set.of());
        NewReport withoutADomain = judge(tried("nobody", "x"), Set.of());

        assertThat(listed.outcome()).isEqualTo("unknown_account");
        assertThat(listed.address()).isEmpty();
        assertThat(neverListed.outcome()).isEqualTo("wrong_password");
        assertThat(neverListed.address()).contains("nobody@example.org");
        assertThat(notServed.outcome()).isEqualTo("unknown_account");
        assertThat(withoutADomain.outcome()).isEqualTo("unknown_account");
    }

    @Test
    @DisplayName("Auth flow: an outage is no wrong password")
    void aMailcowThatCouldNotBeAskedIsNoWrongPassword() {
        RefusedLogin login =
                new RefusedLogin(NOW.getEpochSecond(), ANNA, "203.0.113.9", "s", "imap", Digits.of("right"), false);

        assertThat(judge(login, Set.of()).outcome()).isEqualTo("unavailable");
    }

    @Test
    void anAppPasswordThatWasMarkedWithTheKeyBeforeIsStillNamed() {
        Published old = own("old", Optional.of("revoked"), Protocol.IMAP);
        RefusedLogin login = tried(ANNA, "old");

        NewReport report = judge(WrittenLog.NEXT, login, Set.of("example.org"), old);

        assertThat(report.outcome()).isEqualTo("revoked");
        assertThat(report.appPasswordId()).contains(old.id());
        assertThat(report.fingerprint())
                .as("what people tried is kept under one key")
                .isNotEqualTo(judge(login, Set.of("example.org"), old).fingerprint());
    }

    @Test
    void itsTimeIsPutRightByMailcowsClock() {
        assertThat(judge(tried(ANNA, "x"), Set.of()).at()).isEqualTo(NOW.minusSeconds(90));
    }

    private NewReport judge(String tried, String protocol, Published... published) {
        RefusedLogin login =
                new RefusedLogin(NOW.getEpochSecond(), ANNA, "203.0.113.9", "s", protocol, Digits.of(tried), true);
        return judge(login, Set.of("example.org"), published);
    }

    private NewReport judge(RefusedLogin login, Set<String> listed, Published... published) {
        return judge(WrittenLog.KEY, login, listed, published);
    }

    private NewReport judge(ReportKey key, RefusedLogin login, Set<String> listed, Published... published) {
        Map<Long, List<Published>> byMark = List.of(published).stream()
                .collect(Collectors.groupingBy(one -> one.mark().orElseThrow()));
        WhatIsKnown known = new WhatIsKnown(mailboxes, Set.of("example.org"), listed, accounts, byMark, Map.of());
        ClockBounds ahead = new ClockBounds(Duration.ofSeconds(90), Duration.ofSeconds(90));
        return new JudgeRefused(known, key, ahead, NOW).judge(login);
    }

    private static RefusedLogin tried(String login, String secret) {
        return new RefusedLogin(NOW.getEpochSecond(), login, "203.0.113.9", "s", "imap", Digits.of(secret), true);
    }

    private void known(String keptBy, Optional<Boolean> secondFactor, Set<String> ways, boolean active) {
        mailboxes.put(
                ANNA,
                new KnownMailbox(
                        ANNA, "mailcow", active, keptBy, secondFactor, Optional.empty(), Optional.empty(), ways, NOW));
    }

    private static Published own(String secret, Optional<String> ended, Protocol protocol) {
        return new Published(
                "id of " + secret,
                ANNA,
                Optional.of("7"),
                mark(secret),
                Set.of(protocol),
                ended,
                Optional.of(NOW),
                Set.of());
    }

    private static Optional<Long> mark(String secret) {
        return Optional.of(WrittenLog.KEY.mark(Digits.of(secret)));
    }
}
