package latchkey.mailserver.mailcow.report;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which passwords somebody was let in lately. A row of {@code sasl_log} is overwritten by the next login of the same
 * user from the same place, and Dovecot remembers what let in by it all the same: so what was read is kept for as long.
 *
 * @param completeFrom by mailcow's clock: of what was before that some may never have been read
 */
record RecentLogins(long completeFrom, Set<Entry> entries) {
    /** Nothing was read yet. */
    static final RecentLogins NONE = new RecentLogins(Long.MAX_VALUE, Set.of());

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    /**
     * @param who a user by a service, as a hash with a key
     * @param appPassword as in {@link SaslRow}
     */
    record Entry(long who, int appPassword, long second) {
        static Entry of(SaslRow row, ReportKey key) {
            return new Entry(hashed(row.service(), row.username(), key), row.appPassword(), row.second());
        }
    }

    /** @param oldest what is older is not kept */
    RecentLogins and(Collection<SaslRow> rows, long oldest, ReportKey key) {
        Set<Entry> all = new HashSet<>(entries);
        all.removeIf(entry -> entry.second() < oldest);
        rows.stream()
                .filter(row -> row.second() >= oldest)
                .map(row -> Entry.of(row, key))
                .forEach(all::add);
        return new RecentLogins(completeFrom, Set.copyOf(all));
    }

    /** Something may have been missed up to then. */
    RecentLogins completeFrom(long second) {
        return new RecentLogins(second, entries);
    }

    Map<Long, List<Entry>> byWho() {
        return entries.stream().collect(Collectors.groupingBy(Entry::who));
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + entries.size() * BYTES);
        bytes.putLong(completeFrom);
        entries.forEach(
                entry -> bytes.putLong(entry.who()).putInt(entry.appPassword()).putLong(entry.second()));
        return bytes.array();
    }

    static RecentLogins of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.remaining() < Long.BYTES) {
            return NONE;
        }
        long completeFrom = buffer.getLong();
        Set<Entry> entries = new HashSet<>();
        while (buffer.remaining() >= BYTES) {
            entries.add(new Entry(buffer.getLong(), buffer.getInt(), buffer.getLong()));
        }
        return new RecentLogins(completeFrom, Set.copyOf(entries));
    }

    /** A user by a service. */
    static long hashed(String service, String login, ReportKey key) {
        return key.known("recent|" + service + "|" + login.toLowerCase(Locale.ROOT));
    }
}
