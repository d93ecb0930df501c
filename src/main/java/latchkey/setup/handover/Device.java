package latchkey.setup.handover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a browser says it runs on: enough to know one's own phone again, and nothing more. */
public enum Device {
    IPHONE("iPhone"),
    IPAD("iPad"),
    ANDROID("Android"),
    /** Or an iPad: see below. */
    MAC("Macintosh"),
    WINDOWS("Windows"),
    LINUX("Linux"),
    OTHER("");

    private final String sign;

    Device(String sign) {
        this.sign = sign;
    }

    public static Device of(String userAgent) {
        return Arrays.stream(values())
                .filter(device -> userAgent.contains(device.sign))
                .findFirst()
                .orElse(OTHER);
    }

    /**
     * Safari on an iPad says that it runs on a Mac, which has nothing to be touched.
     *
     * @param touchPoints as a script of the page has counted them; none where no script runs
     */
    public static Device of(String userAgent, Optional<String> touchPoints) {
        Device said = of(userAgent);
        boolean touched =
                touchPoints.filter(text -> text.matches("[2-9]|[1-9][0-9]")).isPresent();
        return said == MAC && touched ? IPAD : said;
    }

    public boolean inTheHand() {
        return this == IPHONE || this == IPAD || this == ANDROID;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
