package latchkey.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that every page is written in. */
public final class Locales {
    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH);

    private Locales() {}

    /** The best of ours for an {@code Accept-Language} header (RFC 9110, section 12.5.4); English for none or nonsense. */
    public static Locale chosen(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException | IndexOutOfBoundsException nonsense) {
            // The JDK's parser runs beyond the end of "-".
            return Locale.ENGLISH;
        }
    }
}
