package latchkey.diagnosis.corpus;

import java.time.Duration;

/**
 * What becomes different at the mail server.
 *
 * @param thing an address, or the id of an app password
 */
public record Change(Duration at, What what, String thing) {
    public enum What {
        MAIN_PASSWORD_REFUSED,
        SWITCHED_OFF,
        REVOKED,
        EXPIRED,
        REPLACED;

        /** As the mail server tells of it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
