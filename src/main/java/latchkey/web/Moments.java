package latchkey.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and counts in words. The server does not know the reader's time zone, so near times are told as how long ago. */
@TemplateExtension
class Moments {
    private Moments() {}

    static String ago(Instant at, @TemplateAttribute("locale") @Nullable Object locale) {
        WebMessages say = MessageBundles.get(
                WebMessages.class, Localized.Literal.of(of(locale).toLanguageTag()));
        // A template extension is static, so the one clock is asked for here.
        Instant now = Arc.container().select(Clock.class).get().instant();
        Duration past = Duration.between(at, now);
        if (past.toMinutes() < 1) {
            return say.justNow();
        }
        if (past.toHours() < 1) {
            return say.minutesAgo(past.toMinutes());
        }
        if (past.toDays() < 1) {
            return say.hoursAgo(past.toHours());
        }
        return past.toDays() <= 14 ? say.daysAgo(past.toDays()) : day(at, locale);
    }

    static String day(Instant at, @TemplateAttribute("locale") @Nullable Object locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(of(locale))
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** With the separators that the reader is used to. */
    static String grouped(long count, @TemplateAttribute("locale") @Nullable Object locale) {
        return NumberFormat.getIntegerInstance(of(locale)).format(count);
    }

    static String grouped(int count, @TemplateAttribute("locale") @Nullable Object locale) {
        return grouped((long) count, locale);
    }

    /** To the minute, in UTC; a script puts the reader's own time in its place where there is {@code data-local}. */
    static String exact(Instant at, @TemplateAttribute("locale") @Nullable Object locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(of(locale))
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }

    private static Locale of(@Nullable Object locale) {
        return locale instanceof Locale known ? known : Locale.ENGLISH;
    }
}
