package latchkey.mailserver.mailcow.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Rows of {@code sasl_log}, read at one moment.
 *
 * @param rows the newest first
 * @param clock that their times are of
 * @param cutOff whether there may be older ones that were not read
 */
record SaslRows(List<SaslRow> rows, ClockBounds clock, boolean cutOff) {
    /**
     * Of two of one second the portal's trial comes first, before the client's own login: it tries all protocols from one
     * place, and mailcow lists it below.
     */
    List<SaslRow> oldestFirst() {
        Map<Place, Long> protocols = rows.stream().collect(groupingBy(Place::of, counting()));
        List<SaslRow> ordered = new ArrayList<>(rows);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparingLong(SaslRow::second)
                .thenComparing(row -> protocols.getOrDefault(Place.of(row), 0L), Comparator.reverseOrder()));
        return ordered;
    }

    private record Place(int appPassword, String ip) {
        static Place of(SaslRow row) {
            return new Place(row.appPassword(), row.ip());
        }
    }
}
