package latchkey.notice;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import latchkey.account.Account;

/**
 * What a mail of a kind says about one thing.
 *
 * @param closing what is to be done about it, the same for several things
 */
record Wording(String title, String text, List<String> closing) {

    static Wording of(NoticeKind kind, String thing, NoticeMessages say, Locale locale) {
        return switch (kind) {
            case MAILBOX_LINKED -> new Wording(say.linkedTitle(), say.linkedText(), List.of(say.linkedDoubt()));
            case MAILBOX_RELINKED ->
                new Wording(say.relinkedTitle(), say.relinkedText(), List.of(say.relinkedEnded(), say.relinkedDoubt()));
            case MAILBOX_RELINKED_SAME_PERSON ->
                new Wording(
                        say.relinkedTitle(), say.relinkedSameText(), List.of(say.relinkedKept(), say.relinkedDoubt()));
            case CUSTODIAN_APPOINTED ->
                new Wording(say.appointedTitle(), say.appointedText(), List.of(say.relinkedDoubt()));
            case MAILBOX_KIND_CHANGED ->
                new Wording(
                        say.kindChangedTitle(),
                        thing.equals(Account.Kind.PERSON.name()) ? say.kindPersonText() : say.kindSharedText(),
                        List.of(say.relinkedDoubt()));
            case MAILBOX_RENAMED ->
                new Wording(say.renamedTitle(), say.renamedText(thing), List.of(say.renamedDoubt()));
            case OTHERS_APP_PASSWORDS_ENDED ->
                new Wording(say.othersEndedTitle(), say.othersEndedText(), List.of(say.othersEndedWayOut()));
            case APP_PASSWORD_ISSUED ->
                new Wording(say.issuedTitle(), say.issuedText(thing), List.of(say.issuedDoubt()));
            case APP_PASSWORD_MADE -> new Wording(say.madeTitle(), say.madeText(thing), List.of(say.notYouDoubt()));
            case APP_PASSWORD_FIRST_USED -> firstUsed(ClientLogin.of(thing), say, locale);
            case APP_PASSWORD_USED_ELSEWHERE -> usedElsewhere(ClientLogin.of(thing), say, locale);
            case APP_PASSWORD_ENDED -> new Wording(say.endedTitle(), say.endedText(thing), List.of(say.endedWayOut()));
            case APP_PASSWORD_EXPIRES ->
                new Wording(
                        say.expiresTitle(day(thing, locale)),
                        say.expiresText(label(thing), day(thing, locale)),
                        List.of(say.expiresWayOut()));
            case APP_PASSWORD_EXPIRES_SOON ->
                new Wording(
                        say.expiresSoonTitle(day(thing, locale)),
                        say.expiresText(label(thing), day(thing, locale)),
                        List.of(say.expiresWayOut()));
            case APP_PASSWORDS_ALL_ENDED ->
                new Wording(say.allEndedTitle(), say.allEndedText(), List.of(say.allEndedWayOut()));
            case ACCOUNT_COMPROMISED ->
                new Wording(say.compromisedTitle(), say.compromisedText(), List.of(say.compromisedWayOut()));
            case APP_PASSWORD_REPLACED_SOON ->
                new Wording(
                        say.replacedSoonTitle(day(thing, locale)),
                        say.replacedSoonText(label(thing), day(thing, locale)),
                        List.of(say.replacedSoonWayOut()));
            case MAIN_PASSWORD_ENDS ->
                new Wording(
                        say.mainPasswordEndsTitle(day(thing, locale)),
                        say.mainPasswordEndsText(day(thing, locale)),
                        List.of(say.mainPasswordEndsWayOut()));
            case MAIN_PASSWORD_ENDED ->
                new Wording(
                        say.mainPasswordEndedTitle(),
                        say.mainPasswordEndedText(day(thing, locale)),
                        List.of(say.mainPasswordEndedWayOut()));
            case NUDGE -> nudge(RefusedProgram.of(thing), say);
            case MAILS_SWITCHED_OFF ->
                new Wording(say.switchedOffTitle(), say.switchedOffText(), List.of(say.switchedOffDoubt()));
        };
    }

    private static Wording nudge(List<RefusedProgram> programs, NoticeMessages say) {
        String why = programs.stream()
                .map(program -> say.nudgeWhy(program.client().orElse(""), program.reason()))
                .collect(Collectors.joining(" "));
        return new Wording(say.nudgeTitle(), say.nudgeText() + " " + why, List.of(say.nudgeWayOut(), say.nudgeDone()));
    }

    private static Wording firstUsed(ClientLogin login, NoticeMessages say, Locale locale) {
        return new Wording(
                say.firstUsedTitle(),
                say.firstUsedText(
                        login.label(),
                        time(login, locale),
                        login.network(),
                        login.protocol(),
                        login.client().orElse("")),
                List.of(say.firstUsedDoubt()));
    }

    private static Wording usedElsewhere(ClientLogin login, NoticeMessages say, Locale locale) {
        return new Wording(
                say.elsewhereTitle(),
                say.elsewhereText(
                        login.label(),
                        time(login, locale),
                        login.network(),
                        login.protocol(),
                        login.client().orElse("")),
                List.of(say.elsewhereDoubt(), say.elsewhereOnceADay()));
    }

    /** Nobody knows in which zone he reads it, so the mail says which one it is. */
    private static String time(ClientLogin login, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(login.at());
    }

    /** The thing begins with it. */
    private static String day(String thing, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(LocalDate.parse(thing.split(" ", 2)[0]));
    }

    private static String label(String thing) {
        return thing.substring(thing.indexOf(' ') + 1);
    }
}
