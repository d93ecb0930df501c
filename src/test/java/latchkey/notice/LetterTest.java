package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail, as it is read in every language. */
class LetterTest {
    private static final List<String> LANGUAGES = List.of("en", "de", "zh");
    private static final MailAddress ALICES = MailAddress.of("alice@example.org");
    private static final URI PORTAL = URI.create("https://latchkey.example/");

    /** What an app password, the way to hand one over, or a file of one could look like. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)[0-9a-hjkmnp-tv-z]{32}|([0-9a-hjkmnp-tv-z]{4}[ -]){7}|hand-over|mobileconfig|k9s|SSHA512|#[a-z0-9]{6}");

    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(the|your|mailbox|password)\\b");

    static Stream<Arguments> mails() {
        return Stream.of(NoticeKind.values())
                .flatMap(kind -> LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
    }

    private static Letter letter(NoticeKind kind, List<String> things, WordsOfMails words) {
        return Letter.of(
                kind,
                ALICES,
                things,
                words.locale(),
                words.messages(),
                Optional.of(PORTAL),
                Optional.of("helpdesk@example.org"));
    }

    private static String thing(NoticeKind kind, String label) {
        return switch (kind) {
            case MAILBOX_LINKED,
                    MAILBOX_RELINKED,
                    MAILBOX_RELINKED_SAME_PERSON,
                    CUSTODIAN_APPOINTED,
                    OTHERS_APP_PASSWORDS_ENDED,
                    APP_PASSWORDS_ALL_ENDED,
                    ACCOUNT_COMPROMISED,
                    MAILS_SWITCHED_OFF -> "";
            case MAILBOX_KIND_CHANGED -> "PERSON";
            case MAILBOX_RENAMED -> "former@example.org";
            case MAIN_PASSWORD_ENDS, MAIN_PASSWORD_ENDED -> "2027-03-05";
            case APP_PASSWORD_EXPIRES, APP_PASSWORD_EXPIRES_SOON, APP_PASSWORD_REPLACED_SOON -> "2027-03-05 " + label;
            case APP_PASSWORD_FIRST_USED, APP_PASSWORD_USED_ELSEWHERE ->
                new ClientLogin(
                                Instant.parse("2027-03-05T23:34:56Z"),
                                "imap",
                                "203.0.113.7",
                                Optional.of("Thunderbird 128.4.0"),
                                label)
                        .thing();
            case NUDGE ->
                RefusedProgram.thing(List.of(new RefusedProgram("main-password", Optional.of("Thunderbird 128.4.0"))));
            case APP_PASSWORD_ISSUED, APP_PASSWORD_MADE, APP_PASSWORD_ENDED -> label;
        };
    }

    @ParameterizedTest
    @MethodSource("mails")
    void isWholeInItsLanguageAndHoldsNoSecret(NoticeKind kind, String language) {
        WordsOfMails words = new WordsOfMails(language);
        String thing = thing(kind, "Büro <b>Telefon</b>");

        Letter letter = letter(kind, List.of(thing), words);

        String plain = words.plain(letter);
        String html = words.html(letter);
        assertThat(letter.title()).isNotBlank().hasSizeLessThan(100).doesNotContain("\n");
        assertThat(plain).contains("alice@example.org", "helpdesk@example.org", PORTAL.toString());
        assertThat(html).contains("alice@example.org", "helpdesk@example.org", "href=\"" + PORTAL + "\"");
        assertThat(html).contains("<h1>", "lang=\"" + language).doesNotContain("<b>");
        for (String text : List.of(letter.title(), plain, html)) {
            assertThat(text).as("filled in").doesNotContain("{", "}", "null", "NOT_FOUND", "NoticeKind");
            assertThat(text).as("no secret").doesNotContainPattern(SECRET);
            assertThat(ENGLISH.matcher(text).find() && !language.equals("en"))
                    .as("left in English: " + text)
                    .isFalse();
        }
        if (thing.contains("Büro")) {
            assertThat(plain).contains("Büro <b>Telefon</b>");
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void severalOfAKindAreOneMail(NoticeKind kind, String language) {
        WordsOfMails words = new WordsOfMails(language);
        List<String> things = IntStream.rangeClosed(1, Letter.MOST_NAMED + 3)
                .mapToObj(number -> thing(kind, "device " + number + "."))
                .toList();

        Letter letter = letter(kind, things, words);

        String plain = words.plain(letter);
        assertThat(letter.title())
                .contains("23")
                .isNotEqualTo(letter(kind, things.subList(0, 1), words).title());
        assertThat(plain).contains(words.messages().more(3)).doesNotContain("{", "}");
        if (things.get(0).contains("device")) {
            assertThat(plain).contains("device 1.", "device 20.").doesNotContain("device 21.");
        }
        assertThat(letter.paragraphs()).doesNotHaveDuplicates();
    }

    @Test
    void aLoginIsToldSoThatItsOwnerKnowsItAgain() {
        String thing = thing(NoticeKind.APP_PASSWORD_USED_ELSEWHERE, "Telefon");

        assertThat(text(thing, "en"))
                .contains("203.0.113.7", "March 5, 2027", "11:34", "(UTC)", "to receive mail", "Thunderbird 128.4.0");
        assertThat(text(thing, "de")).contains("203.0.113.7", "5. März 2027", "23:34 (UTC)", "zum Empfangen");
        assertThat(text(thing, "zh")).contains("203.0.113.7", "2027年3月5日", "11:34（UTC）", "用于接收邮件");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        String thing = new ClientLogin(Instant.EPOCH, "smtp", "", Optional.empty(), "Scanner").thing();

        String text = words(NoticeKind.APP_PASSWORD_FIRST_USED, thing, "en");

        assertThat(text).contains("(UTC), to send mail.").doesNotContain("from the network", "calls itself");
    }

    private static String text(String thing, String language) {
        return words(NoticeKind.APP_PASSWORD_USED_ELSEWHERE, thing, language);
    }

    private static String words(NoticeKind kind, String thing, String language) {
        WordsOfMails words = new WordsOfMails(language);
        assertThat(words.locale()).isEqualTo(Locale.forLanguageTag(language));
        return words.plain(letter(kind, List.of(thing), words));
    }
}
