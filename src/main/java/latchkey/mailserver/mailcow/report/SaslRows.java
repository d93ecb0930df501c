package latchkey.mailserver.mailcow.report;

import java.util.List;

/**
 * Rows of {@code sasl_log}, read at one moment.
 *
 * @param clock that their times are of
 * @param cutOff whether there may be older ones that were not read
 */
record SaslRows(List<SaslRow> rows, ClockBounds clock, boolean cutOff) {}
