package latchkey.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that every page is written in. */
public final class Locales {
    /** With the name that its readers know it by. */
    public static final List<Language> ALL = List.of(
            new Language(Locale.ENGLISH, "English"),
            new Language(Locale.GERMAN, "Deutsch"),
            new Language(Locale.CHINESE, "简体中文"));

    public static final List<Locale> OFFERED =
            ALL.stream().map(Language::locale).toList();

    public record Language(Locale locale, String name) {
        public String tag() {
            return locale.toLanguageTag();
        }
    }

    private Locales() {}

    /** The best of ours for an {@code Accept-Language} header (RFC 9110, section 12.5.4); English for none or nonsense. */
    public static Locale chosen(@Nullable String acceptLanguage) {
        return wanted(acceptLanguage).orElse(Locale.ENGLISH);
    }

    /** Browsers send some dozens of characters; thousands would be sorted for whoever sends them. */
    private static final int LONGEST = 500;

    /** The same, but nothing where we have none of the languages that are asked for. */
    public static Optional<Locale> wanted(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OFFERED));
        } catch (IllegalArgumentException | IndexOutOfBoundsException nonsense) {
            // The JDK's parser runs beyond the end of "-".
            return Optional.empty();
        }
    }

    /** One of ours by its tag, as it is kept in a setting. */
    public static Optional<Locale> named(@Nullable String tag) {
        return OFFERED.stream()
                .filter(offered -> offered.toLanguageTag().equals(tag))
                .findFirst();
    }
}
