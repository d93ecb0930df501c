package latchkey.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.shared.Protocol;
import latchkey.shared.StaffDomains;

/**
 * Which failing clients to show; a blank text is none.
 *
 * @param domain of the address
 * @param since how long ago they failed for the first time, at the most
 * @param holder who has taken on the case of the address
 * @param client part of how it calls itself
 * @param search part of the address
 */
public record WorklistFilter(
        Optional<Reason> reason,
        Optional<Certainty> certainty,
        Optional<FailingClientState> state,
        Optional<String> domain,
        Optional<Since> since,
        Optional<Protocol> protocol,
        Optional<HeldBy> holder,
        String client,
        String search) {
    public static final WorklistFilter NONE = new WorklistFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            "");

    private static final String HOLDER = "SELECT 1 FROM case_holder h WHERE h.address = f.address";

    /** What has begun within so long. */
    public enum Since {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7));

        private final Duration ago;

        Since(Duration ago) {
            this.ago = ago;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Since> ofKey(String key) {
            return Arrays.stream(values())
                    .filter(since -> since.key().equals(key))
                    .findFirst();
        }
    }

    /** The part of a query behind WHERE, and what is put into it in that order. */
    record Conditions(String sql, List<Object> values) {}

    public boolean none() {
        return equals(NONE);
    }

    public WorklistFilter withReason(Optional<Reason> other) {
        return new WorklistFilter(other, certainty, state, domain, since, protocol, holder, client, search);
    }

    /**
     * Everybody mistypes once, and most guesses are made once: without a filter that is left out, and with a reason alone what
     * is of another one. Names that are no mailbox's, of which there may be any number, come only to who searches.
     */
    String withoutSlips() {
        if (none()) {
            return " AND f.slip = 0";
        }
        if (reason.isPresent() && withReason(Optional.empty()).none()) {
            return " AND (f.slip = 0 OR (f.slip = 1 AND f.reason = '"
                    + reason.get().key() + "'))";
        }
        return client.isBlank() && search.isBlank() ? " AND f.slip < 2" : "";
    }

    /** Of the row {@code f}, whatever its reason. */
    Conditions conditions(StaffDomains within) {
        List<String> all = new ArrayList<>(
                List.of("f.last_at > UTC_TIMESTAMP(3) - INTERVAL 30 DAY", StaffDomains.sqlAddress("f.address", "?")));
        List<Object> values = new ArrayList<>(List.of(within.sqlList(), within.sqlList()));
        certainty.ifPresent(one -> put(all, values, "f.certainty = ?", one.key()));
        state.ifPresent(one -> put(all, values, FailingClientState.SQL + " = ?", one.key()));
        domain.ifPresent(one -> put(
                all, values, "LOCATE('@', f.address) > 0 AND SUBSTRING_INDEX(f.address, '@', -1) = ?", asStored(one)));
        since.ifPresent(
                one -> put(all, values, "f.first_at > UTC_TIMESTAMP(3) - INTERVAL ? SECOND", one.ago.toSeconds()));
        protocol.ifPresent(one -> put(all, values, "f.protocol = ?", one.key()));
        holder.ifPresent(one -> one.who()
                .ifPresentOrElse(
                        who -> put(all, values, "EXISTS (" + HOLDER + " AND h.who = ?)", who),
                        () -> all.add("NOT EXISTS (" + HOLDER + ")")));
        if (!client.isBlank()) {
            put(all, values, "LOCATE(?, LOWER(f.client_id)) > 0", asStored(client));
        }
        if (!search.isBlank()) {
            put(all, values, "LOCATE(?, f.address) > 0", asStored(search));
        }
        return new Conditions(String.join(" AND ", all), values);
    }

    private static void put(List<String> all, List<Object> values, String condition, Object value) {
        all.add(condition);
        values.add(value);
    }

    /** The columns are printable ASCII; anything else finds nothing and must not be an error. */
    private static String asStored(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.chars().allMatch(c -> c >= 0x20 && c < 0x7f) ? stripped : "\u0001";
    }
}
