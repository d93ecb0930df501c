package latchkey.setup.handover;

import java.util.Arrays;
import java.util.Locale;

/** What a browser says it runs on: enough to know one's own phone again, and nothing more. */
public enum Device {
    IPHONE("iPhone"),
    IPAD("iPad"),
    ANDROID("Android"),
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

    public boolean inTheHand() {
        return this == IPHONE || this == IPAD || this == ANDROID;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
