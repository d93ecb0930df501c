package latchkey.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A mail in one language.
 *
 * <p>Holds no words of the provider, such as a name: who can edit his name there could write to others with it.
 *
 * @param portal where the reader can look for himself, if the site has said where that is
 */
record Letter(
        Locale locale,
        String title,
        MailAddress mailbox,
        List<String> paragraphs,
        Optional<URI> portal,
        Optional<String> helpdesk) {

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance html(Letter letter);

        static native TemplateInstance plain(Letter letter);
    }

    static Letter of(
            NoticeKind kind,
            MailAddress mailbox,
            @Nullable String thing,
            Locale locale,
            Optional<URI> portal,
            Optional<String> helpdesk) {
        NoticeMessages say = MessageBundles.get(NoticeMessages.class, Localized.Literal.of(locale.toLanguageTag()));
        String named = thing == null ? "" : thing;
        return switch (kind) {
            case MAILBOX_LINKED ->
                new Letter(
                        locale,
                        say.linkedTitle(),
                        mailbox,
                        List.of(say.linkedText(), say.linkedDoubt()),
                        portal,
                        helpdesk);
            case MAILBOX_RELINKED ->
                new Letter(
                        locale,
                        say.relinkedTitle(),
                        mailbox,
                        List.of(say.relinkedText(), say.relinkedEnded(), say.relinkedDoubt()),
                        portal,
                        helpdesk);
            case MAILBOX_RELINKED_SAME_PERSON ->
                new Letter(
                        locale,
                        say.relinkedTitle(),
                        mailbox,
                        List.of(say.relinkedSameText(), say.relinkedKept(), say.relinkedDoubt()),
                        portal,
                        helpdesk);
            case APP_PASSWORD_ISSUED ->
                new Letter(
                        locale,
                        say.issuedTitle(),
                        mailbox,
                        List.of(say.issuedText(named), say.issuedDoubt()),
                        portal,
                        helpdesk);
            case APP_PASSWORD_ENDED ->
                new Letter(
                        locale,
                        say.endedTitle(),
                        mailbox,
                        List.of(say.endedText(named), say.endedWayOut()),
                        portal,
                        helpdesk);
            case APP_PASSWORD_EXPIRES, APP_PASSWORD_EXPIRES_SOON -> {
                String day = day(named.substring(0, named.indexOf(' ')), locale);
                String label = named.substring(named.indexOf(' ') + 1);
                yield new Letter(
                        locale,
                        kind == NoticeKind.APP_PASSWORD_EXPIRES ? say.expiresTitle(day) : say.expiresSoonTitle(day),
                        mailbox,
                        List.of(say.expiresText(label, day), say.expiresWayOut()),
                        portal,
                        helpdesk);
            }
            case APP_PASSWORDS_ALL_ENDED ->
                new Letter(
                        locale,
                        say.allEndedTitle(),
                        mailbox,
                        List.of(say.allEndedText(), say.allEndedWayOut()),
                        portal,
                        helpdesk);
            case ACCOUNT_COMPROMISED ->
                new Letter(
                        locale,
                        say.compromisedTitle(),
                        mailbox,
                        List.of(say.compromisedText(), say.compromisedWayOut()),
                        portal,
                        helpdesk);
            case APP_PASSWORD_REPLACED_SOON -> {
                String day = day(named.substring(0, named.indexOf(' ')), locale);
                String label = named.substring(named.indexOf(' ') + 1);
                yield new Letter(
                        locale,
                        say.replacedSoonTitle(day),
                        mailbox,
                        List.of(say.replacedSoonText(label, day), say.replacedSoonWayOut()),
                        portal,
                        helpdesk);
            }
            case MAIN_PASSWORD_ENDS -> {
                String day = day(named, locale);
                yield new Letter(
                        locale,
                        say.mainPasswordEndsTitle(day),
                        mailbox,
                        List.of(say.mainPasswordEndsText(day), say.mainPasswordEndsWayOut()),
                        portal,
                        helpdesk);
            }
            case MAIN_PASSWORD_ENDED ->
                new Letter(
                        locale,
                        say.mainPasswordEndedTitle(),
                        mailbox,
                        List.of(say.mainPasswordEndedText(day(named, locale)), say.mainPasswordEndedWayOut()),
                        portal,
                        helpdesk);
        };
    }

    private static String day(String date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(LocalDate.parse(date));
    }

    String html() {
        return Templates.html(this).setLocale(locale).render();
    }

    String plain() {
        return Templates.plain(this).setLocale(locale).render();
    }
}
