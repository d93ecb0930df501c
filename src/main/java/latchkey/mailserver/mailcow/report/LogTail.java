package latchkey.mailserver.mailcow.report;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The last lines that have been read, as hashes, the newest at the end. A log is only ever added to, so where they stand in
 * it reading goes on, whatever its clock says.
 */
record LogTail(List<Long> hashes) {
    static final LogTail NONE = new LogTail(List.of());

    private static final int LENGTH = 32;

    /**
     * @param log the newest at the end
     * @return the place behind these lines; empty if they are not there any more
     */
    OptionalInt endIn(List<Long> log) {
        for (int last = log.size() - 1; last >= 0 && !hashes.isEmpty(); last--) {
            if (endsAt(last, log)) {
                return OptionalInt.of(last + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Older ones of them may have been dropped from the log meanwhile. */
    private boolean endsAt(int last, List<Long> log) {
        for (int i = 0; i < hashes.size() && i <= last; i++) {
            if (!log.get(last - i).equals(hashes.get(hashes.size() - 1 - i))) {
                return false;
            }
        }
        return true;
    }

    LogTail and(List<Long> more) {
        List<Long> all = new ArrayList<>(hashes);
        all.addAll(more);
        return new LogTail(List.copyOf(all.subList(Math.max(0, all.size() - LENGTH), all.size())));
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
        hashes.forEach(bytes::putLong);
        return bytes.array();
    }

    static LogTail of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Long> hashes = new ArrayList<>();
        while (buffer.remaining() >= Long.BYTES) {
            hashes.add(buffer.getLong());
        }
        return new LogTail(List.copyOf(hashes));
    }
}
