package latchkey.web;

import static latchkey.web.ErrorPage.WayOut.APP_PASSWORDS;
import static latchkey.web.ErrorPage.WayOut.FIRST_PAGE;
import static latchkey.web.ErrorPage.WayOut.FORM;
import static latchkey.web.ErrorPage.WayOut.SIGN_IN_AGAIN;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import latchkey.shared.Refusal;

/** Chooses the words for each kind of "no". */
@ApplicationScoped
class ErrorPages {
    ErrorPage of(Refusal refusal, Locale locale) {
        WebMessages say = messages(locale);
        if (refusal instanceof Refusal.NotFound) {
            return ofStatus(404, locale);
        }
        if (refusal instanceof Refusal.NotAllowed) {
            return ofStatus(403, locale);
        }
        if (refusal instanceof Refusal.TooOften tooOften) {
            return tooOften(tooOften.retryAfter(), locale);
        }
        if (refusal instanceof Refusal.Conflict conflict) {
            return switch (conflict.why()) {
                case TOO_MANY_APP_PASSWORDS -> new ErrorPage(409, say.tooManyTitle(), say.tooManyText(), APP_PASSWORDS);
                case APP_PASSWORD_ENDED ->
                    new ErrorPage(409, say.appPasswordEndedTitle(), say.appPasswordEndedText(), APP_PASSWORDS);
                case RENEWED_ALREADY ->
                    new ErrorPage(409, say.renewedAlreadyTitle(), say.renewedAlreadyText(), APP_PASSWORDS);
                case ACCOUNT_OFF -> new ErrorPage(409, say.accountOffTitle(), say.accountOffText(), FIRST_PAGE);
                case KEPT_BY_CUSTODIANS ->
                    new ErrorPage(409, say.keptByCustodiansTitle(), say.keptByCustodiansText(), FIRST_PAGE);
                case BELONGS_TO_ONE_PERSON ->
                    new ErrorPage(409, say.belongsToOneTitle(), say.belongsToOneText(), FIRST_PAGE);
                case MAILBOX_IS_SOMEBODYS ->
                    new ErrorPage(409, say.isSomebodysTitle(), say.isSomebodysText(), FIRST_PAGE);
                case DOMAIN_NOT_SERVED ->
                    new ErrorPage(409, say.domainNotServedTitle(), say.domainNotServedText(), FORM);
                case ADDRESS_IN_USE -> new ErrorPage(409, say.addressInUseTitle(), say.addressInUseText(), FORM);
                case IMPORT_AT_WORK -> new ErrorPage(409, say.importAtWorkTitle(), say.importAtWorkText(), FIRST_PAGE);
                case STILL_IN_USE -> new ErrorPage(409, say.stillInUseTitle(), say.stillInUseText(), FIRST_PAGE);
                case BEING_ERASED -> new ErrorPage(409, say.beingErasedTitle(), say.beingErasedText(), FIRST_PAGE);
                case HELD_BY_MAIL_SERVER -> new ErrorPage(409, say.heldByServerTitle(), say.heldByServerText(), FORM);
                case NO_MAILBOX -> new ErrorPage(409, say.noMailboxTitle(), say.noMailboxText(), SIGN_IN_AGAIN);
            };
        }
        return switch (((Refusal.Unavailable) refusal).what()) {
            case MAIL_SERVER -> new ErrorPage(503, say.mailServerTitle(), say.mailServerText(), APP_PASSWORDS);
            case MAIL_SERVER_REFUSED_IT ->
                new ErrorPage(503, say.mailServerRefusedTitle(), say.mailServerRefusedText(), APP_PASSWORDS);
            case PORTAL_TURNED_AWAY ->
                new ErrorPage(503, say.portalTurnedAwayTitle(), say.portalTurnedAwayText(), APP_PASSWORDS);
            case DATABASE -> ofStatus(503, locale);
        };
    }

    ErrorPage ofStatus(int status, Locale locale) {
        WebMessages say = messages(locale);
        return switch (status) {
            case 400 -> new ErrorPage(status, say.badRequestTitle(), say.badRequestText(), FIRST_PAGE);
            case 401 -> new ErrorPage(status, say.notSignedInTitle(), say.notSignedInText(), SIGN_IN_AGAIN);
            case 403 -> new ErrorPage(status, say.notAllowedTitle(), say.notAllowedText(), FIRST_PAGE);
            case 404 -> new ErrorPage(status, say.notFoundTitle(), say.notFoundText(), FIRST_PAGE);
            case 413 -> new ErrorPage(status, say.tooLargeTitle(), say.tooLargeText(), FORM);
            case 503 -> new ErrorPage(status, say.unavailableTitle(), say.unavailableText(), FIRST_PAGE);
            default -> new ErrorPage(status, say.otherTitle(), say.otherText(), FIRST_PAGE);
        };
    }

    ErrorPage tooOften(Duration retryAfter, Locale locale) {
        WebMessages say = messages(locale);
        long minutes = Math.max(1, (retryAfter.toSeconds() + 59) / 60);
        return new ErrorPage(429, say.tooOftenTitle(), say.tooOftenText(minutes), FIRST_PAGE);
    }

    ErrorPage badForm(Locale locale) {
        WebMessages say = messages(locale);
        return new ErrorPage(400, say.badFormTitle(), say.badFormText(), FORM);
    }

    ErrorPage noSecondFactor(Locale locale) {
        WebMessages say = messages(locale);
        return new ErrorPage(403, say.noSecondFactorTitle(), say.noSecondFactorText(), SIGN_IN_AGAIN);
    }

    ErrorPage fault(String reference, Locale locale) {
        WebMessages say = messages(locale);
        return new ErrorPage(500, say.faultTitle(), say.faultText(reference), FIRST_PAGE);
    }

    private static WebMessages messages(Locale locale) {
        return MessageBundles.get(WebMessages.class, Localized.Literal.of(locale.toLanguageTag()));
    }
}
