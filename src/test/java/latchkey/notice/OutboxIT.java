package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** What is in the outbox goes out once, or not at all. */
class OutboxIT {
    private static final Site SITE = Site.shared();
    private static final Duration SENT_WITHIN = Duration.ofSeconds(30);

    private static final List<String> LANGUAGES = List.of("en", "de", "zh");

    /** Each test has a reader of its own. */
    private final String reader = "reader-" + UUID.randomUUID() + "@example.org";

    private void put(String kind, String language, String state, String claimedAt) {
        SITE.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, language, address, thing, state, created_at,"
                        + " next_try_at, claimed_at) VALUES (?, UUID(), UTC_DATE(), ?, ?, 'alice@example.org',"
                        + " 'Büro <b>phone</b> & 手机', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), " + claimedAt + ")",
                kind,
                reader,
                language,
                state);
    }

    private List<String> states() {
        return SITE.rows("SELECT state FROM notice WHERE recipient = ? ORDER BY id", reader).stream()
                .map(row -> String.valueOf(row.get("state")))
                .toList();
    }

    @Test
    void aMailArrivesAsTextAndAsHtmlAndIsMarked() {
        put("APP_PASSWORD_ENDED", "en", "WAITING", "NULL");

        List<Received> mails =
                await().atMost(SENT_WITHIN).until(() -> Mails.of(SITE).to(reader), some -> !some.isEmpty());

        Received mail = mails.get(0);
        assertThat(mail.subject()).isEqualTo("An app password of your mailbox has ended");
        assertThat(mail.plain())
                .contains("Mailbox: alice@example.org")
                .contains("“Büro <b>phone</b> & 手机”")
                .contains("helpdesk@example.org");
        assertThat(mail.html())
                .contains("Büro &lt;b&gt;phone&lt;/b&gt; &amp; 手机")
                .contains("lang=\"en\"");
        await().atMost(SENT_WITHIN).until(() -> states().equals(List.of("SENT")));
    }

    @Test
    void eachMailIsWholeInEachLanguage() {
        for (NoticeKind kind : NoticeKind.values()) {
            for (String language : LANGUAGES) {
                SITE.change(
                        "INSERT INTO notice (kind, subject, due_on, recipient, language, address, thing, created_at,"
                                + " next_try_at) VALUES (?, UUID(), UTC_DATE(), ?, ?, 'alice@example.org', ?,"
                                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
                        kind.name(),
                        kind.name() + "-" + language + "-" + reader,
                        language,
                        thing(kind));
            }
        }

        for (NoticeKind kind : NoticeKind.values()) {
            List<Received> mails = LANGUAGES.stream()
                    .map(language -> only(kind.name() + "-" + language + "-" + reader))
                    .toList();
            assertThat(mails.stream().map(Received::subject))
                    .as("told apart: " + kind)
                    .doesNotHaveDuplicates();
            assertThat(mails.get(1).plain()).as("German").contains("Postfach: alice@example.org", "Hauptpasswort");
            assertThat(mails.get(2).plain()).as("Chinese").contains("邮箱：alice@example.org", "主密码");
            for (Received mail : mails) {
                String language = LANGUAGES.get(mails.indexOf(mail));
                assertThat(mail.language()).startsWith(language);
                assertThat(mail.html()).contains("lang=\"" + language, "alice@example.org");
                assertThat(mail.plain() + mail.subject() + mail.html())
                        .as("nothing is left to be filled in")
                        .doesNotContain("{", "}", "null", "NOT_FOUND");
                assertThat(englishIn(mail)).as(mail.plain()).isEqualTo(language.equals("en"));
            }
        }
        assertThat(only("MAIN_PASSWORD_ENDS-de-" + reader).subject()).contains("5. März 2027");
        assertThat(only("MAIN_PASSWORD_ENDS-zh-" + reader).subject()).contains("2027年3月5日");
    }

    private static String thing(NoticeKind kind) {
        return switch (kind) {
            case MAIN_PASSWORD_ENDS, MAIN_PASSWORD_ENDED -> "2027-03-05";
            case APP_PASSWORD_REPLACED_SOON, APP_PASSWORD_EXPIRES, APP_PASSWORD_EXPIRES_SOON -> "2027-03-05 Büro & 手机";
            case APP_PASSWORD_FIRST_USED, APP_PASSWORD_USED_ELSEWHERE ->
                new ClientLogin(Instant.EPOCH, "smtp", "203.0.113.7", Optional.of("K-9 Mail 6.8"), "Büro & 手机").thing();
            case NUDGE -> RefusedProgram.thing(List.of(new RefusedProgram("stale-client", Optional.empty())));
            default -> "Büro & 手机";
        };
    }

    private static boolean englishIn(Received mail) {
        return Stream.of(mail.plain(), mail.html(), mail.subject())
                .anyMatch(text -> text.matches("(?s).*\\b(the|your|mailbox|password)\\b.*"));
    }

    private static Received only(String to) {
        return await().atMost(SENT_WITHIN)
                .until(() -> Mails.of(SITE).to(to), some -> some.size() == 1)
                .get(0);
    }

    @Test
    void whatThePortalWasSendingWhenItDiedIsNotSentAgain() {
        put("MAILBOX_LINKED", "en", "CLAIMED", "UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");

        await().atMost(SENT_WITHIN).until(() -> states().equals(List.of("PERHAPS")));

        put("MAILBOX_LINKED", "en", "WAITING", "NULL");
        await().atMost(SENT_WITHIN).until(() -> states().equals(List.of("PERHAPS", "SENT")));
        assertThat(Mails.of(SITE).to(reader)).as("the second one only").hasSize(1);
    }

    @Test
    void theSameEventIsOneMail() {
        String subject = UUID.randomUUID().toString();
        String put = "INSERT INTO notice (kind, subject, due_on, recipient, address,"
                + " created_at, next_try_at) VALUES ('MAILBOX_LINKED', ?, UTC_DATE(), ?, 'alice@example.org',"
                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE id = id";

        SITE.change(put, subject, reader);
        SITE.change(put, subject, reader);

        await().atMost(SENT_WITHIN).until(() -> states().equals(List.of("SENT")));
        assertThat(Mails.of(SITE).to(reader)).hasSize(1);
    }
}
