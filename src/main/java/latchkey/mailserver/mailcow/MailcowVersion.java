package latchkey.mailserver.mailcow;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As mailcow names its releases: {@code 2026-07a}. */
record MailcowVersion(YearMonth month, String text) {
    /** Since then a main password is refused where there is a second factor, and app passwords are asked first. */
    private static final YearMonth OLDEST = YearMonth.of(2025, 3);

    private static final YearMonth SWITCHES = YearMonth.of(2026, 1);
    private static final Pattern RELEASE = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])\\D?.*");

    static Optional<MailcowVersion> parse(String text) {
        Matcher release = RELEASE.matcher(text);
        return release.matches()
                ? Optional.of(new MailcowVersion(
                        YearMonth.of(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2))), text))
                : Optional.empty();
    }

    /** @return empty for one that does not bear a release's name */
    static Optional<MailcowVersion> of(MailcowApi api) {
        return parse(api.ask("get/status/version").path("version").asText());
    }

    boolean isSupported() {
        return !month.isBefore(OLDEST);
    }

    boolean switchesDavAndEas() {
        return !month.isBefore(SWITCHES);
    }
}
