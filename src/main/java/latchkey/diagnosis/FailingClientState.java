package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a failing client stands now. Computed when it is looked at, so that time alone can change it. */
public enum FailingClientState {
    /** Refused within 24 hours, and nothing accepted since that speaks for this client. */
    FAILING,
    /**
     * Accepted since, by the same protocol from one of its networks: surely by itself, or by something that may be it when
     * it then missed a beat.
     */
    PROBABLY_FIXED,
    /** Accepted since, and then silent for three of its beats. */
    FIXED,
    /** Not refused for 24 hours, and nothing accepted either. */
    QUIET,
    /** Put aside by the helpdesk; the next refusal opens it again. */
    CLOSED;

    /** Of the row {@code f}. A beat that is not known yet counts as a quarter of an hour. */
    static final String SQL = """
            CASE
                WHEN f.closed_at IS NOT NULL AND f.closed_at >= f.last_at THEN 'closed'
                WHEN f.accepted_at >= f.last_at AND (f.accepted_by_id
                        OR UTC_TIMESTAMP(3) > f.accepted_at + INTERVAL COALESCE(f.silence_s, f.beat_s, 900) SECOND) THEN
                    IF(UTC_TIMESTAMP(3) > f.accepted_at + INTERVAL LEAST(GREATEST(
                            3 * COALESCE(f.beat_s, IF(f.accepted_by_id, 300, 900)), COALESCE(f.silence_s, 0), 900),
                            86400) SECOND,
                        'fixed', 'probably-fixed')
                WHEN f.last_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY THEN 'failing'
                WHEN f.accepted_at >= f.last_at THEN 'probably-fixed'
                ELSE 'quiet'
            END
            """;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FailingClientState> ofKey(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
